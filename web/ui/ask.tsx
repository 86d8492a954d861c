import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import s from './ask.module.css'
import { Button } from './button.tsx'
import { Sheet } from './sheet.tsx'

/**
 * One question before an act that cannot be taken back, or that others notice: `title` names the act and its object,
 * the children say what it changes and what stays, `act` is the button's verb with its object. Whoever only presses
 * Enter stays: the way back has the focus. `refusal` is why it was not done.
 */
export const Ask = ({
  open,
  title,
  act,
  stay,
  busy,
  refusal,
  onDo,
  onStay,
  children,
}: {
  open: boolean
  title: ComponentChildren
  act: string
  /** In place of "cancel", where that could be read as the act. */
  stay?: string
  /** The button's words while it is being done. */
  busy?: string | false
  refusal?: string
  onDo: () => void
  onStay: () => void
  children?: ComponentChildren
}) => {
  const way = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (open) way.current?.querySelector('button')?.focus()
  }, [open])
  return (
    <Sheet open={open} onClose={onStay} title={title}>
      {children}
      {refusal && (
        <p role="alert" class={s.refusal}>
          {refusal}
        </p>
      )}
      <div class={s.acts}>
        <Button wide onClick={onDo} busy={busy}>
          {act}
        </Button>
        <div ref={way}>
          <Button kind="line" wide onClick={onStay}>
            {stay ?? messages('common').cancel}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
