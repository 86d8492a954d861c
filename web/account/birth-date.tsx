import { useLayoutEffect, useRef } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import s from './birth-date.module.css'

export type BirthParts = { year: string; month: string; day: string }

/** `YYYY-MM-DD` when the three parts are a day that exists, else null. */
export const birthDateOf = ({ year, month, day }: BirthParts): string | null => {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const instant = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text) ? text : null
}

/** The age question: year, month, day, nothing suggested and no age named. */
export const BirthDate = ({
  parts,
  onParts,
  error,
  first = true,
}: {
  parts: BirthParts
  onParts: (parts: BirthParts) => void
  error?: boolean
  /** The page asks for this one thing, and typing begins at once. */
  first?: boolean
}) => {
  const t = messages('birth')
  const row = useRef<HTMLFieldSetElement>(null)
  const focus = (n: number) => row.current?.querySelectorAll('input')[n]?.focus()
  useLayoutEffect(() => {
    if (first) focus(0)
  }, [])
  const field = (n: number, part: keyof BirthParts, label: string, length: number, complete: string) => (
    <label>
      {label}
      <input
        data-large
        value={parts[part]}
        inputMode="numeric"
        autoComplete={complete}
        maxLength={length}
        placeholder="–"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? 'birth-error' : undefined}
        onInput={(event) => {
          const typed = event.currentTarget.value.normalize('NFKC').replace(/\D/g, '').slice(0, length)
          event.currentTarget.value = typed
          onParts({ ...parts, [part]: typed })
          if (isFull(part, typed)) focus(n + 1)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Backspace' && event.currentTarget.value === '') focus(n - 1)
        }}
      />
    </label>
  )
  return (
    <fieldset ref={row} class={error ? `fig ${s.row} ${s.bad}` : `fig ${s.row}`}>
      <legend class="unseen">{t.title}</legend>
      {field(0, 'year', t.year, 4, 'bday-year')}
      {field(1, 'month', t.month, 2, 'bday-month')}
      {field(2, 'day', t.day, 2, 'bday-day')}
    </fieldset>
  )
}

/** A month that starts with 2 to 9 has no second figure. */
const isFull = (part: keyof BirthParts, typed: string): boolean =>
  part === 'year' ? typed.length === 4 : typed.length === 2 || (part === 'month' && /^[2-9]$/.test(typed))
