import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { layOver } from '../steps.ts'
import { IconButton } from './button.tsx'
import s from './sheet.module.css'

/**
 * Paper over the page: a slip that rises from the foot on a phone, a leaf in the middle on a wide screen.
 * `torn` gives it the perforated edge of a ballot. Escape, the close button, the ground and the browser's
 * back close it.
 */
export const Sheet = ({
  open,
  onClose,
  title,
  torn = false,
  wide = false,
  children,
}: {
  open: boolean
  onClose: () => void
  title: ComponentChildren
  torn?: boolean
  wide?: boolean
  children: ComponentChildren
}) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const element = dialog.current
    if (open && !element?.open) element?.showModal()
    if (!open && element?.open) element.close()
  }, [open])
  const closing = useRef(onClose)
  closing.current = onClose
  useEffect(() => {
    if (open) return layOver(() => closing.current())
  }, [open])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      class={['sheet', s.sheet, torn && s.torn, wide && s.wide].filter(Boolean).join(' ')}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      {open && (
        <div class={s.inside}>
          <div class={s.head}>
            <h2 id={id} class="serif">
              {title}
            </h2>
            <IconButton icon="close" label={messages('common').close} onClick={onClose} />
          </div>
          {children}
        </div>
      )}
    </dialog>
  )
}
