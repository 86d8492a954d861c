import { Icon } from '../ui/icon.tsx'
import s from './refusal-line.module.css'

/** What was wrong, in the server's own sentence, right under what it is about. */
export const RefusalLine = ({ id, sentence }: { id?: string; sentence: string | null }) =>
  sentence ? (
    <p class={s.line} id={id} role="alert">
      <Icon name="alert" small />
      {sentence}
    </p>
  ) : null
