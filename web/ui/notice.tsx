import { signal } from '@preact/signals'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import s from './notice.module.css'

type Link = { href: string; words: string }
type Notice = { id: number; words: string; icon?: IconName; bad?: boolean; link?: Link }

const shown = signal<Notice[]>([])
let last = 0

/** One sentence at the foot of the page for a few seconds, read out politely. A link opens beside the page. */
export const notice = (
  words: string,
  { icon, bad = false, link }: { icon?: IconName; bad?: boolean; link?: Link } = {},
): void => {
  const id = ++last
  shown.value = [
    ...shown.value.slice(-1),
    { id, words, bad, link, icon: icon ?? (bad ? 'alert' : undefined) },
  ]
  setTimeout(
    () => {
      shown.value = shown.value.filter((n) => n.id !== id)
    },
    link ? 20_000 : bad ? 8000 : 4000,
  )
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
  <div class={s.notices} role="status" aria-live="polite">
    {shown.value.map(({ id, words, icon, bad, link }) => (
      <p key={id} class={bad ? `sheet ${s.bad}` : 'sheet'}>
        {icon && <Icon name={icon} small />}
        {words}
        {link && (
          <a href={link.href} target="_blank" rel="noreferrer">
            {link.words}
          </a>
        )}
      </p>
    ))}
  </div>
)
