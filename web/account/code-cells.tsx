import { useLayoutEffect, useRef } from 'preact/hooks'
import { codeLength } from '#contract/plain/account.ts'
import { messages } from '../messages/messages.ts'
import s from './code-cells.module.css'

const length = codeLength

/**
 * Six cells for the mailed code. One invisible field lies over them, so that the phone's suggestion from the
 * message, pasting and a screen reader all work as with any field.
 */
export const CodeCells = ({
  code,
  onCode,
  error,
  busy,
}: {
  code: string
  onCode: (code: string) => void
  error?: string | null
  busy: boolean
}) => {
  const t = messages('account')
  const field = useRef<HTMLInputElement>(null)
  // the page asks for this one thing
  useLayoutEffect(() => field.current?.focus(), [])
  return (
    <div class={s.around}>
      <div class={error ? `fig ${s.cells} ${s.bad}` : `fig ${s.cells}`}>
        {Array.from({ length }, (_, n) => (
          <i
            key={n}
            class={n === Math.min(code.length, length - 1) && !busy ? s.on : undefined}
            aria-hidden="true"
          >
            {code[n]}
          </i>
        ))}
        <input
          ref={field}
          value={code}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={length}
          pattern="[0-9]*"
          aria-label={t.codeGroup}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'code-error' : undefined}
          readOnly={busy}
          onInput={(event) => {
            const typed = digitsOf(event.currentTarget.value)
            event.currentTarget.value = typed
            onCode(typed)
          }}
          onPaste={(event) => {
            const pasted = digitsOf(event.clipboardData?.getData('text') ?? '')
            if (pasted.length !== length) return
            event.preventDefault()
            onCode(pasted)
          }}
        />
      </div>
    </div>
  )
}

/** Full-width digits are digits. */
const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '').slice(0, length)
