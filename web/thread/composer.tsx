import { useRef, useState } from 'preact/hooks'
import { longestMessage, mostFileBytes, mostFiles } from '#contract/plain/thread.ts'
import type { Thread, ThreadFile } from '#contract/thread.ts'
import { useAct } from '../act.ts'
import { useHeld } from '../held.ts'
import { messages } from '../messages/messages.ts'
import { newId } from '../new-id.ts'
import { sentenceOf } from '../refused.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Icon } from '../ui/icon.tsx'
import { notice } from '../ui/notice.tsx'
import { sizeInWords } from '../words/size.ts'
import type { Door } from './door.ts'
import s from './thread.module.css'

type Draft = { id: string; text: string; files: ThreadFile[] }
const empty = (): Draft => ({ id: newId(), text: '', files: [] })

/**
 * What is being written. It outlives the page: left, loaded anew or signed out meanwhile, it stands there again. Its id
 * is made with its first word, so that a sending whose answer was lost writes nothing twice.
 */
export const Composer = ({
  thread,
  door,
  onSent,
}: {
  thread: Thread
  door: Door
  onSent: (thread: Thread) => void
}) => {
  const t = messages('thread')
  const [draft, hold] = useHeld<Draft>(`thread:${thread.entryId}:${thread.side}`, empty())
  const now = useRef(draft)
  const set = (change: Partial<Draft>) => {
    now.current = { ...now.current, ...change }
    hold(now.current)
  }
  const act = useAct(async () => {
    const { id, text, files } = now.current
    onSent(await door.send({ id, text, files: files.map((file) => file.id) }))
    set(empty())
    notice(t.sent)
  })
  const files = useFiles(door, now, set)
  if (thread.closed) return <p class="dim">{t.withdrawn}</p>
  return (
    <Form
      class={s.composer}
      onSend={() => act.run()}
      elsewhere={() => act.at('files') ?? act.elsewhere()}
      acts={
        <Button
          type="submit"
          icon="envelope"
          busy={act.busy && t.sending}
          unavailable={files.sending && t.attaching({ name: files.sending })}
        >
          {t.send}
        </Button>
      }
    >
      <TextArea
        label={t.label[thread.side]}
        value={draft.text}
        onText={(text) => set({ text })}
        most={longestMessage}
        required
        rows={4}
        hint={thread.guardianReads ? t.guardianReads : undefined}
        error={act.at('text')}
      />
      {draft.files.length > 0 && (
        <ul class={s.files} aria-label={t.attached}>
          {draft.files.map((file) => (
            <li key={file.id}>
              <span>{file.name}</span>
              <small class="fig">{sizeInWords(file.bytes)}</small>
              <IconButton
                icon="close"
                label={t.detach({ name: file.name })}
                onClick={() => files.drop(file.id)}
              />
            </li>
          ))}
        </ul>
      )}
      <div class={s.attach}>
        <label>
          <Icon name="plus" small />
          {t.attach}
          <input
            class="unseen"
            type="file"
            multiple
            accept=".pdf,.txt,.csv,.md,.srt,.vtt,.mp3,.m4a,.wav,image/jpeg,image/png,image/webp,image/heic,image/heif"
            onChange={(event) => {
              const chosen = [...(event.currentTarget.files ?? [])]
              event.currentTarget.value = ''
              void files.add(chosen)
            }}
          />
        </label>
        <small class="dim">{t.attachHint}</small>
        <p role="status" class="small">
          {files.sending && t.attaching({ name: files.sending })}
        </p>
        {files.refused && (
          <p role="alert" class={s.refused}>
            <Icon name="alert" small />
            {files.refused}
          </p>
        )}
      </div>
    </Form>
  )
}

/** Files go on their way when they are chosen, one after the other. */
const useFiles = (door: Door, now: { current: Draft }, set: (change: Partial<Draft>) => void) => {
  const t = messages('thread')
  const [sending, setSending] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const hindrance = (file: File): string | null => {
    if (now.current.files.length >= mostFiles) return t.tooManyFiles
    return file.size > mostFileBytes ? t.tooLargeFile({ name: file.name }) : null
  }
  const add = async (chosen: File[]) => {
    setRefused(null)
    const said: string[] = []
    for (const file of chosen) {
      const why = hindrance(file)
      if (why) {
        if (!said.includes(why)) said.push(why)
        continue
      }
      setSending(file.name)
      try {
        const taken = await door.putFile(newId(), file)
        set({ files: [...now.current.files, taken] })
      } catch (error) {
        said.push(`${file.name}: ${sentenceOf(error)}`)
      }
    }
    setSending(null)
    setRefused(said.length > 0 ? said.join('\n') : null)
  }
  const drop = (id: string) => {
    setRefused(null)
    set({ files: now.current.files.filter((file) => file.id !== id) })
    // one that is left behind goes by itself
    door.dropFile(id).catch(() => undefined)
  }
  return { sending, refused, add, drop }
}
