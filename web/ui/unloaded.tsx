import { messages } from '../messages/messages.ts'
import { sentenceOf } from '../refused.ts'
import { Button } from './button.tsx'
import s from './unloaded.module.css'

/** A part of the desk that did not come, while the rest of it stands. */
export const Unloaded = ({ error, again }: { error: unknown; again: () => void }) => (
  <div class={s.unloaded} role="alert">
    <p class="serif">{sentenceOf(error)}</p>
    <Button kind="line" slim onClick={again}>
      {messages('common').again}
    </Button>
  </div>
)
