import { signal } from '@preact/signals'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import s from './notice.module.css'

type Notice = { id: number; words: string; icon?: IconName; bad?: boolean }

const shown = signal<Notice[]>([])
let last = 0

/** One sentence at the foot of the page for a few seconds, read out politely. */
export const notice = (
  words: string,
  { icon, bad = false }: { icon?: IconName; bad?: boolean } = {},
): void => {
  const id = ++last
  shown.value = [...shown.value.slice(-1), { id, words, bad, icon: icon ?? (bad ? 'alert' : undefined) }]
  setTimeout(
    () => {
      shown.value = shown.value.filter((n) => n.id !== id)
    },
    bad ? 8000 : 4000,
  )
}

export const Notices = () => (
  <div class={s.notices} role="status" aria-live="polite">
    {shown.value.map(({ id, words, icon, bad }) => (
      <p key={id} class={bad ? `sheet ${s.bad}` : 'sheet'}>
        {icon && <Icon name={icon} small />}
        {words}
      </p>
    ))}
  </div>
)
