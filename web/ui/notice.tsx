import { signal } from '@preact/signals'
import { messages } from '../messages/messages.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import s from './notice.module.css'

type Link = { href: string; words: string }
/** Takes back what was done; the words are the button's. */
type Undo = { words: string; act: () => void }
type Notice = { id: number; words: string; icon?: IconName; bad?: boolean; link?: Link; undo?: Undo }

const shown = signal<Notice[]>([])
let last = 0

/**
 * One sentence at the foot of the page, read out politely. What was done goes after a few seconds, later where there
 * is something to press, and never while it is pointed at; what went wrong stays until it is closed.
 */
export const notice = (
  words: string,
  { icon, bad = false, link, undo }: { icon?: IconName; bad?: boolean; link?: Link; undo?: Undo } = {},
): void => {
  const id = ++last
  shown.value = [
    ...shown.value.slice(-1),
    { id, words, bad, link, undo, icon: icon ?? (bad ? 'alert' : undefined) },
  ]
  if (!bad) setTimeout(() => gone(id), link || undo ? 20_000 : 6000)
}

const pointed = signal(false)
/** Takes one away; not from under a finger that is about to press it. */
const gone = (id: number): void => {
  if (pointed.value) setTimeout(() => gone(id), 2000)
  else close(id)
}
const close = (id: number): void => {
  shown.value = shown.value.filter((n) => n.id !== id)
}

// what went wrong without a connection is over with it
addEventListener('online', () => {
  shown.value = shown.value.filter(({ bad, link }) => !bad || link)
})

/** Takes away what is shown: the page itself says it. */
export const hush = (): void => {
  shown.value = []
}

export const Notices = () => (
  <div
    class={s.notices}
    role="status"
    aria-live="polite"
    onPointerEnter={() => (pointed.value = true)}
    onPointerLeave={() => (pointed.value = false)}
    onFocusIn={() => (pointed.value = true)}
    onFocusOut={() => (pointed.value = false)}
  >
    {shown.value.map(({ id, words, icon, bad, link, undo }) => (
      <p key={id} class={bad ? `sheet ${s.bad}` : 'sheet'}>
        {icon && <Icon name={icon} small />}
        <span>{words}</span>
        {link && (
          <a href={link.href} target="_blank" rel="noreferrer">
            {link.words}
          </a>
        )}
        {undo && (
          <button
            type="button"
            class={s.undo}
            onClick={() => {
              close(id)
              undo.act()
            }}
          >
            {undo.words}
          </button>
        )}
        {bad && (
          <button
            type="button"
            class={s.close}
            aria-label={messages('common').close}
            onClick={() => close(id)}
          >
            <Icon name="close" small />
          </button>
        )}
      </p>
    ))}
  </div>
)
