import { messages } from '../messages/messages.ts'
import { trouble } from './trouble.ts'
import s from './trouble-notice.module.css'

/** Says over the film why it does not play. */
export const TroubleNotice = () => {
  const t = messages('player')
  if (trouble.value === null) return null
  const [title, text] = trouble.value === 'line' ? [t.lineTitle, t.lineText] : [t.brokenTitle, t.brokenText]
  return (
    <p class={s.trouble} role="status">
      <b class="serif">{title}</b>
      {text}
    </p>
  )
}
