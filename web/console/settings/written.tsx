import { useEffect, useState } from 'preact/hooks'
import { Field } from '../../ui/field.tsx'

/** A field for a figure: what is written stays as written, what can be read goes to the draft. */
export const Written = ({
  label,
  hint,
  aside,
  value,
  read,
  wrong,
  onRead,
  error,
}: {
  label: string
  hint?: string
  aside?: string
  value: string
  read: (text: string) => number | null
  wrong: string
  onRead: (value: number) => void
  error?: string
}) => {
  const [text, setText] = useState(value)
  useEffect(() => {
    if (read(text) === null || read(text) !== read(value)) setText(value)
  }, [value])
  return (
    <Field
      label={label}
      hint={hint}
      aside={aside}
      inputMode="numeric"
      data-unread={read(text) === null || undefined}
      value={text}
      onText={(typed) => {
        setText(typed)
        const found = read(typed)
        if (found !== null) onRead(found)
      }}
      error={error ?? (read(text) === null ? wrong : undefined)}
    />
  )
}
