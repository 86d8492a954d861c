import type { BallotReceipt } from '#contract/ballot.ts'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { FilmTitle } from '../words/film-title.tsx'
import { numeral } from '../words/kanji.ts'
import { day, lastMinute } from '../words/time.ts'
import type { Face } from './face.ts'
import { ballotFor, Head } from './head.tsx'
import type { Kept } from './kept.ts'
import { Seal } from './seal.tsx'
import s from './slip.module.css'

/** The seal and the receipt, or the outline of what this phone still keeps. */
export const Received = ({
  state,
  one,
  atEnd,
  receipt,
  kept,
  onChange,
  onClose,
}: Face & { receipt: BallotReceipt | null; kept: Kept | null; onChange: () => void }) => {
  const t = messages('ballot')
  const mark = receipt?.mark ?? kept?.mark ?? 0
  const chosen = state.method === 'favourites'
  const until = state.closesAt && day(lastMinute(state.closesAt), state.timeZone)
  return (
    <>
      <Head label={ballotFor(state)} />
      <h1 class="serif">
        <FilmTitle of={one.film} />
      </h1>
      <div class={s.got} role="status">
        <Seal
          key={receipt?.ballotId ?? 'kept'}
          text={chosen ? t.chosenMark : numeral(mark)}
          label={chosen ? t.chosen : t.markOf({ mark: numeral(mark), words: t.words[mark - 1] ?? '' })}
          kept={!receipt}
        />
        <div>
          <h2 class="serif" tabIndex={-1} data-focus>
            {receipt ? t.received : t.kept}
          </h2>
          {receipt && (
            <dl class="fig">
              <dt>{t.at}</dt>
              <dd>{secondOf(receipt.castAt, state.timeZone)}</dd>
              <dt>{t.slip}</dt>
              <dd>{receipt.number}</dd>
            </dl>
          )}
        </div>
      </div>
      <p class={`small dim ${s.said}`}>{receipt ? t.hidden({ until }) : t.keptText}</p>
      <div class={s.two}>
        <Button kind="line" onClick={onChange}>
          {t.change}
        </Button>
        <Button icon={atEnd ? 'down' : 'play'} onClick={onClose}>
          {atEnd ? t.next : t.goOn}
        </Button>
      </div>
    </>
  )
}

const secondOf = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone,
  }).format(new Date(instant))
