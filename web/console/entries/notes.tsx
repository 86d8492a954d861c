import { useState } from 'preact/hooks'
import { longestMessage } from '#contract/plain/thread.ts'
import { useAct } from '../../act.ts'
import { call, Refused } from '../../call.ts'
import { useHeld } from '../../held.ts'
import { useLoad } from '../../load.ts'
import { messages } from '../../messages/messages.ts'
import { newId } from '../../new-id.ts'
import s from '../../thread/thread.module.css'
import { Ask } from '../../ui/ask.tsx'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Unloaded } from '../../ui/unloaded.tsx'
import { day, hour } from '../../words/time.ts'

/** What organisers note among themselves. It lies on a ground of its own, with a lock, apart from what is sent. */
export const Notes = ({ entryId, zone }: { entryId: string; zone: string }) => {
  const t = messages('thread')
  const params = { id: entryId }
  const load = useLoad((signal) => call('GET /entries/:id/notes', { params, signal }), [entryId])
  const [draft, hold] = useHeld(`note:${entryId}`, { id: newId(), text: '' })
  const [leaving, setLeaving] = useState<string | null>(null)
  const add = useAct(async () => {
    load.set(await call('POST /entries/:id/notes', { params, body: draft }))
    hold({ id: newId(), text: '' })
  })
  const remove = useAct(async (noteId: string) => {
    load.set(await call('DELETE /entries/:id/notes/:noteId', { params: { ...params, noteId } }))
    setLeaving(null)
  })
  // an organiser who made the film is not told what is noted about it
  if (load.error instanceof Refused && load.error.status === 403) return null
  return (
    <section class={s.notes} aria-labelledby="notes">
      <h2 class="serif-text" id="notes">
        <Icon name="lock" small />
        {t.notes}
      </h2>
      <p class="small dim">{t.notesOnly}</p>
      {load.error !== null && !load.data && <Unloaded error={load.error} again={load.again} />}
      <ul>
        {load.data?.notes.map((note) => (
          <li key={note.id}>
            <p class={s.by}>
              <b>{note.author.mine ? t.you : note.author.name || t.nameless.organisers}</b>
              <time datetime={note.writtenAt} class="fig">
                {day(note.writtenAt, zone, 'short')} {hour(note.writtenAt, zone)}
              </time>
            </p>
            <p class={s.text}>{note.text}</p>
            {note.author.mine && (
              <Button kind="text" onClick={() => setLeaving(note.id)}>
                {t.noteBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Form
        onSend={() => add.run()}
        elsewhere={add.elsewhere}
        acts={
          <Button type="submit" kind="line" slim busy={add.busy && messages('common').loading}>
            {t.noteAdd}
          </Button>
        }
      >
        <TextArea
          label={t.noteLabel}
          value={draft.text}
          onText={(text) => hold({ ...draft, text })}
          most={longestMessage}
          required
          rows={3}
          error={add.at('text')}
        />
      </Form>
      <Ask
        open={leaving !== null}
        title={t.noteBackAsk}
        act={t.noteBack}
        busy={remove.busy && messages('common').loading}
        refusal={remove.elsewhere()}
        onDo={() => leaving && void remove.run(leaving)}
        onStay={() => setLeaving(null)}
      >
        <p class="dim">{t.noteBackText}</p>
      </Ask>
    </section>
  )
}
