import type { FilmDraft } from '#contract/film.ts'
import { messages } from '../messages/messages.ts'
import { lengthInWords } from '../words/length.ts'
import { howFar } from './film-words.ts'
import s from './my-film.module.css'

/** Whether a file that is to take the place of what viewers see is on its way, or could not. */
export const isRenewed = ({ film, preparation }: FilmDraft): boolean =>
  film.media.start !== null && preparation !== null && preparation.watchableAt === null

/** How far a file is; and while it takes another's place, what viewers see until then. Nothing once it is made. */
export const RenewalPart = ({ draft }: { draft: FilmDraft }) => {
  const t = messages('maker')
  const { preparation } = draft
  if (!preparation || preparation.state === 'complete') return null
  const renews = isRenewed(draft)
  const length = lengthInWords(draft.film.durationMs)
  if (preparation.state === 'refused' || preparation.state === 'failed')
    return renews ? <p class={s.renewal}>{t.renewFailed({ length })}</p> : null
  const words = renews ? t.renewing : messages('studio').preparing
  return (
    <div class={s.renewal}>
      <p
        class={`fig ${s.working}`}
        role="progressbar"
        aria-valuenow={Math.floor(preparation.perCent)}
        aria-label={words}
      >
        <span>{words}</span>
        <span>{howFar(preparation)}</span>
        <i>
          <b style={{ width: `${preparation.perCent}%` }} />
        </i>
      </p>
      {renews && <p class="small dim">{t.renewingText({ length })}</p>}
    </div>
  )
}
