import { useId } from 'preact/hooks'
import type { ReasonCode } from '#contract/moderation.ts'
import { messages } from '../../messages/messages.ts'
import { Icon } from '../../ui/icon.tsx'
import s from './measure.module.css'

/** The rule that an act rests on; none is chosen beforehand. */
export const ReasonChoice = ({
  codes,
  code,
  onChoose,
  error,
}: {
  codes: readonly ReasonCode[]
  code: ReasonCode | null
  onChoose: (code: ReasonCode) => void
  error: string | undefined
}) => {
  const t = messages('entries')
  const name = useId()
  return (
    <div
      class={s.reasons}
      role="radiogroup"
      tabIndex={-1}
      aria-label={t.reasonCode}
      aria-required="true"
      aria-invalid={error ? true : undefined}
      aria-describedby={error ? `${name}e` : undefined}
    >
      <p aria-hidden="true">{t.reasonCode}</p>
      <div>
        {codes.map((one) => (
          <label key={one}>
            <input type="radio" name={name} checked={one === code} onChange={() => onChoose(one)} />
            <span>{t.reasons[one]}</span>
          </label>
        ))}
      </div>
      {error && (
        <p class={s.wrong} id={`${name}e`} role="alert">
          <Icon name="alert" small />
          {error}
        </p>
      )}
    </div>
  )
}
