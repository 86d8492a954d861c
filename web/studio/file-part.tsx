import { messages } from '../messages/messages.ts'
import { ButtonLink } from '../ui/button.tsx'
import { lengthInWords } from '../words/length.ts'
import { sizeInWords } from '../words/size.ts'
import type { MyFilm } from './my-film.ts'
import { isRenewed } from './renewal-part.tsx'
import { replaceAddress } from './todo-part.tsx'

/** The file that viewers see, and how another takes its place. `until`: '' when the deadline is past. */
export const FilePart = ({ film, until }: { film: MyFilm; until: string | null }) => {
  const t = messages('maker')
  const { draft } = film
  const length = draft.film.durationMs ? lengthInWords(draft.film.durationMs) : ''
  // while another takes its place, what is known of the file is that one's
  const size = draft.original && !isRenewed(draft) ? sizeInWords(draft.original.bytes) : ''
  return (
    <>
      {length && <p class="fig">{t.fileFacts({ length, size })}</p>}
      {until === '' ? (
        <p class="small dim">{t.replaceClosed}</p>
      ) : (
        <>
          <p class="small dim">
            {t.replaceText}
            {until && <> {t.replaceUntil({ until })}</>}
          </p>
          <ButtonLink kind="line" wide href={replaceAddress(film)}>
            {t.replace}
          </ButtonLink>
        </>
      )}
    </>
  )
}
