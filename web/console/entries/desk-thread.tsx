import type { Thread } from '#contract/thread.ts'
import { call } from '../../call.ts'
import { messages } from '../../messages/messages.ts'
import { tellWhy } from '../../refused.ts'
import { EntryThread } from '../../thread/entry-thread.tsx'
import s from '../../thread/thread.module.css'
import { Button } from '../../ui/button.tsx'
import { notice } from '../../ui/notice.tsx'

/** The thread with the makers at the desk, where an organiser may say that their last word needs no answer. */
export const DeskThread = ({ entryId, zone }: { entryId: string; zone: string }) => {
  const t = messages('thread')
  return (
    <EntryThread
      entryId={entryId}
      zone={zone}
      title={<h2 class="serif-text">{t.log.organisers}</h2>}
      besides={(thread, took) =>
        thread.unanswered && thread.side === 'organisers' && <Waits thread={thread} took={took} />
      }
    />
  )
}

const Waits = ({ thread, took }: { thread: Thread; took: (thread: Thread) => void }) => {
  const t = messages('thread')
  const undo = () => {
    const params = { id: thread.entryId }
    call('DELETE /entries/:id/thread/rest', { params }).then(took, tellWhy)
  }
  const rest = () => {
    const last = thread.messages.at(-1)
    if (!last) return
    const params = { id: thread.entryId }
    call('PUT /entries/:id/thread/rest', { params, body: { messageId: last.id } }).then((next) => {
      took(next)
      notice(t.rested, { undo: { words: t.undo, act: undo } })
    }, tellWhy)
  }
  return (
    <p class={s.waits}>
      {t.waits}
      <Button kind="text" onClick={rest}>
        {t.rest}
      </Button>
    </p>
  )
}
