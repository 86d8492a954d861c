import { useSignal } from '@preact/signals'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { FilmTitle } from '../words/film-title.tsx'
import { numeral } from '../words/kanji.ts'
import { Cells, type Thumb } from './cells.tsx'
import type { Face } from './face.ts'
import { ballotFor, Head, untilOf } from './head.tsx'
import s from './slip.module.css'

/** Five frames, one movement. */
export const Marks = ({ state, one, mark, sending, vote, onClose }: Face & { mark: number | null }) => {
  const t = messages('ballot')
  const lift = useSignal<number | null>(null)
  const thumb = useSignal<Thumb>('away')
  const shown = sending ?? lift.value ?? (thumb.value === 'off' ? null : mark)
  const hint = { on: t.letGo, off: t.off, away: t.slide, keys: t.byKeys }[thumb.value]
  const chosen = thumb.value === 'keys' ? lift.value : null
  const changing = Boolean(mark && state.mine)
  return (
    <>
      <Head label={ballotFor(state)} until={untilOf(state)} />
      <h1 class="serif">
        <FilmTitle of={one.film} />
      </h1>
      <div class={s.big} aria-live="polite">
        {shown ? (
          <>
            <b>{numeral(shown)}</b>
            <p class="serif">{t.words[shown - 1]}</p>
          </>
        ) : (
          <p class={`serif ${s.question}`}>{t.choose}</p>
        )}
      </div>
      <Cells
        value={sending ?? mark}
        onLift={(marked, where) => {
          lift.value = marked
          thumb.value = where
        }}
        onVote={vote}
      />
      {chosen !== null && (
        <div class={s.chosen}>
          <Button kind="accent" wide busy={sending !== null && t.sending} onClick={() => vote(chosen)}>
            {t.voteWith({ mark: numeral(chosen) })}
          </Button>
        </div>
      )}
      <div class={s.foot}>
        {/* whoever has voted knows how, and may leave the vote as it is */}
        {changing && sending === null && thumb.value === 'away' ? (
          <Button kind="text" onClick={onClose}>
            {messages('common').close}
          </Button>
        ) : (
          <span class="small dim" role="status">
            {sending !== null ? t.sending : hint}
          </span>
        )}
        {changing ? (
          <Button key="take back" kind="text" onClick={() => vote(0)}>
            {t.takeBack}
          </Button>
        ) : (
          <Button kind="text" onClick={onClose}>
            {t.notNow}
          </Button>
        )}
      </div>
    </>
  )
}
