import { useEffect, useState } from 'preact/hooks'
import type { Award } from '#contract/edition.ts'
import { messages } from '../../messages/messages.ts'
import { Field } from '../../ui/field.tsx'
import { amountText, readAmount } from './amount.ts'

/** What was typed stays as it was typed, and says so when it is no amount. */
export const AmountField = ({
  award,
  onAmount,
  error,
}: {
  award: Award
  onAmount: (amount: number | null) => void
  error?: string
}) => {
  const t = messages('settings')
  const [text, setText] = useState(amountText(award))
  const read = readAmount(text, award.prizeCurrency)
  useEffect(() => {
    if (read !== undefined && read !== award.prizeAmount) setText(amountText(award))
  }, [award.prizeAmount])
  return (
    <Field
      label={t.amount}
      inputMode="numeric"
      data-unread={read === undefined || undefined}
      value={text}
      onText={(typed) => {
        setText(typed)
        onAmount(readAmount(typed, award.prizeCurrency) ?? null)
      }}
      error={read === undefined ? t.amountWrong : error}
    />
  )
}
