import type { EditionReply } from '#contract/edition.ts'
import type { FilmDraft } from '#contract/film.ts'
import { useAct } from '../act.ts'
import { call } from '../call.ts'
import { useHeld } from '../held.ts'
import { messages } from '../messages/messages.ts'
import { newId } from '../new-id.ts'
import { Button } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { notice } from '../ui/notice.tsx'
import { type Promises, PromisesField } from './promises-field.tsx'

/** The three ticks about rights, given or changed for a film that is posted. */
export const RightsPart = ({
  film,
  edition,
  onFilm,
}: {
  film: FilmDraft
  edition: EditionReply | null
  onFilm: (film: FilmDraft) => void
}) => {
  const t = messages('maker')
  const { id } = film.film
  const [promises, setPromises] = useHeld<Promises>(`promises ${id}`, {
    ownWork: film.rights?.ownWork ?? false,
    music: film.rights?.music ?? false,
    people: film.rights?.people ?? false,
  })
  const save = useAct(async () => {
    const body = { id: newId(), version: edition?.rights.version ?? '', ...promises }
    onFilm(await call('PUT /films/:id/rights', { params: { id }, body }))
    notice(t.rightsSaved, { icon: 'check' })
  })
  return (
    <Form
      onSend={save.run}
      elsewhere={save.elsewhere}
      acts={
        <Button wide type="submit" busy={save.busy && t.saving}>
          {t.saveRights}
        </Button>
      }
    >
      <PromisesField edition={edition} promises={promises} onChange={setPromises} />
    </Form>
  )
}
