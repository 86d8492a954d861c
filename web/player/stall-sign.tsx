import { messages } from '../messages/messages.ts'
import { stalled } from './stall.ts'
import s from './stall-sign.module.css'

/** Says that the film waits for the line: a line that runs along its foot at once, words when it takes a while. */
export const StallSign = () => (
  <>
    {stalled.value && <i class={s.sign} aria-hidden="true" />}
    <p class={stalled.value === 'long' ? s.words : 'unseen'} role="status">
      {stalled.value === 'long' && messages('player').slowLine}
    </p>
  </>
)
