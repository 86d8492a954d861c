import { useRef } from 'preact/hooks'
import type { Message, Thread } from '#contract/thread.ts'
import { messages } from '../messages/messages.ts'
import { sizeInWords } from '../words/size.ts'
import { day, hour } from '../words/time.ts'
import type { Door } from './door.ts'
import s from './thread.module.css'

/** Everything that was written, oldest first; what comes while the page is open is read out. */
export const Log = ({ thread, door, zone }: { thread: Thread; door: Door; zone: string }) => {
  const t = messages('thread')
  const fresh = useFresh(thread)
  return (
    <div role="log" aria-label={t.log[thread.side]} class={s.log}>
      {thread.messages.length === 0 ? (
        <p class="dim">{t.none[thread.side]}</p>
      ) : (
        <ol>
          {thread.messages.map((message) => (
            <li key={message.id} class={message.side === thread.side ? s.ours : s.theirs}>
              <p class={s.by}>
                <b>{nameOf(message)}</b>
                {fresh.has(message.id) && <mark>{t.fresh}</mark>}
                <time datetime={message.sentAt} class="fig">
                  {day(message.sentAt, zone, 'short')} {hour(message.sentAt, zone)}
                </time>
              </p>
              {message.erased ? (
                <p class="dim">{t.erased}</p>
              ) : (
                message.text && <p class={s.text}>{message.text}</p>
              )}
              {message.files.length > 0 && (
                <ul class={s.files} aria-label={t.attached}>
                  {message.files.map((file) => (
                    <li key={file.id}>
                      <a href={door.fileAt(file.id)} download={file.name}>
                        {file.name}
                      </a>
                      <small class="fig">{sizeInWords(file.bytes)}</small>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

const nameOf = ({ author, side }: Message): string => {
  const t = messages('thread')
  if (author.mine) return t.you
  return author.guardian ? t.guardianOf({ name: author.name }) : author.name || t.nameless[side]
}

/** What the reader had not seen when it was first shown here; it stays marked while the page is open. */
const useFresh = ({ messages: all, side, unread }: Thread): Set<string> => {
  const fresh = useRef(new Set<string>())
  const theirs = all.filter((message) => message.side !== side && !message.erased)
  for (const { id } of unread > 0 ? theirs.slice(-unread) : []) fresh.current.add(id)
  return fresh.current
}
