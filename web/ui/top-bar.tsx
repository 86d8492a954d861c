import type { ComponentChildren } from 'preact'
import { messages } from '../messages/messages.ts'
import { goBack } from '../steps.ts'
import { IconButton } from './button.tsx'
import s from './top-bar.module.css'

/** Back, a short title, and one thing at the right: on every page of paper on a phone. */
export const TopBar = ({
  title,
  back = '/',
  onBack,
  children,
}: {
  title?: ComponentChildren
  /** Where back leads when there is no step to go back to; false: no back. */
  back?: string | false
  onBack?: () => void
  children?: ComponentChildren
}) => (
  <header class={s.bar}>
    {back !== false ? (
      <IconButton icon="back" label={messages('common').back} onClick={onBack ?? (() => goBack(back))} />
    ) : (
      <span class={s.empty} />
    )}
    <span class={s.title}>{title}</span>
    <span class={s.end}>{children}</span>
  </header>
)
