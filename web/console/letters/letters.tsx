import type { UndeliveredLetter } from '#contract/notice.ts'
import { useAct } from '../../act.ts'
import { call } from '../../call.ts'
import { useLoad } from '../../load.ts'
import { messages } from '../../messages/messages.ts'
import { tellWhy } from '../../refused.ts'
import { Button } from '../../ui/button.tsx'
import { notice } from '../../ui/notice.tsx'
import { Unloaded } from '../../ui/unloaded.tsx'
import { titleOf } from '../../words/film.ts'
import { day, hour } from '../../words/time.ts'
import { addressOf } from '../address.ts'
import { Desk } from '../desk.tsx'
import type { DeskProps } from '../section.ts'
import s from './letters.module.css'

/** Who should have heard something about their film and did not, and why. */
export default (desk: DeskProps) => {
  const t = messages('letters')
  const { edition } = desk
  const list = useLoad(
    (signal) => call('GET /editions/:id/letters', { params: { id: edition.id }, signal }),
    [edition.id],
  )
  return (
    <Desk desk={desk} section="letters" over={t.about}>
      {list.error !== null && <Unloaded error={list.error} again={list.again} />}
      {list.data && !list.data.leave && <p class={s.stay}>{t.noServer}</p>}
      {list.data?.letters.length === 0 && (
        <div class={s.empty}>
          <p class="serif">{t.none}</p>
          <p class="dim">{t.noneText}</p>
        </div>
      )}
      {list.data && list.data.letters.length > 0 && (
        <ul class={s.letters}>
          {list.data.letters.map((letter) => (
            <Letter key={letter.id} letter={letter} edition={edition} onSent={list.set} />
          ))}
        </ul>
      )}
    </Desk>
  )
}

const Letter = ({
  letter,
  edition,
  onSent,
}: {
  letter: UndeliveredLetter
  edition: DeskProps['edition']
  onSent: (list: { letters: UndeliveredLetter[]; leave: boolean }) => void
}) => {
  const t = messages('letters')
  const { film, reader } = letter
  const name = reader.name || reader.address
  const send = useAct(async () => {
    onSent(
      await call('PUT /editions/:id/letters/:letterId/sending', {
        params: { id: edition.id, letterId: letter.id },
      }),
    )
    notice(name ? t.sent({ name }) : t.sentUnnamed, { icon: 'check' })
  })
  const params = { id: edition.id, letterId: letter.id }
  const dismissal = '/editions/:id/letters/:letterId/dismissal' as const
  const dismiss = useAct(async () => {
    onSent(await call(`PUT ${dismissal}`, { params }))
    const back = () => void call(`DELETE ${dismissal}`, { params }).then(onSent, tellWhy)
    notice(t.dismissed, { icon: 'check', undo: { words: t.undo, act: back } })
  })
  return (
    <li>
      <span class={s.still}>{film?.poster ? <img src={film.poster} alt="" loading="lazy" /> : <i />}</span>
      <div>
        <h2 class="serif-text">
          {film?.entryId ? (
            <a href={addressOf(edition, 'entries', film.entryId)}>
              {titleOf(film) || messages('console').untitled}
            </a>
          ) : film ? (
            titleOf(film) || messages('console').untitled
          ) : (
            t.noFilm
          )}
        </h2>
        <p>{letter.about.join(t.join)}</p>
        <p class="small dim fig">
          {!name ? messages('console').anonymous : reader.guardian ? t.toGuardian({ name }) : t.to({ name })}
          {reader.address && reader.address !== name && ` · ${reader.address}`}
          <br />
          {day(letter.writtenAt, edition.timeZone, 'short')} {hour(letter.writtenAt, edition.timeZone)}
        </p>
      </div>
      <div class={s.why}>
        <b>{t.trouble[letter.trouble]}</b>
        <p class="small dim">{t.troubleNote[letter.trouble]}</p>
        {letter.said && (
          <p class={`small dim ${s.said}`} translate={false}>
            {letter.said}
          </p>
        )}
        {(send.elsewhere() || dismiss.elsewhere()) && (
          <p class={`small ${s.wrong}`} role="alert">
            {send.elsewhere() || dismiss.elsewhere()}
          </p>
        )}
        {letter.maySend && (
          <Button kind="line" slim busy={send.busy && t.sending} onClick={() => void send.run()}>
            {t.send}
          </Button>
        )}
        <Button kind="text" busy={dismiss.busy && t.sending} onClick={() => void dismiss.run()}>
          {t.dismiss}
        </Button>
      </div>
    </li>
  )
}
