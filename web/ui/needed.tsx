import { messages } from '../messages/messages.ts'
import s from './needed.module.css'

/** Beside the label of what is needed; the control itself says so to whoever does not see it. */
export const Needed = () => (
  <i class={s.needed} aria-hidden="true">
    {messages('common').required}
  </i>
)
