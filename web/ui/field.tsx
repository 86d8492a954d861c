import type {
  ComponentChildren,
  InputHTMLAttributes,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from 'preact'
import { useId, useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import s from './field.module.css'
import { Icon } from './icon.tsx'

type Around = {
  label: ComponentChildren
  hint?: ComponentChildren
  /** The sentence of the refusal; the field then shows it with an icon and a thick foot. */
  error?: ComponentChildren
  /** At the right of the label: a counter, "optional". */
  aside?: ComponentChildren
}

/** Label, control, hint and error around any control; the control gets id and description. */
export const Labelled = ({
  label,
  hint,
  error,
  aside,
  children,
}: Around & {
  children: (ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ComponentChildren
}) => {
  const id = useId()
  const described = [aside && `${id}a`, hint && `${id}h`, error && `${id}e`].filter(Boolean).join(' ')
  return (
    <div class={error ? `${s.field} ${s.bad}` : s.field}>
      <label for={id}>
        {label}
        {aside && (
          <span class="fig" id={`${id}a`} aria-hidden="true">
            {aside}
          </span>
        )}
      </label>
      {children({
        id,
        ...(described && { 'aria-describedby': described }),
        ...(error && { 'aria-invalid': true as const }),
      })}
      {error && (
        <p class={s.error} id={`${id}e`} role="alert">
          <Icon name="alert" small />
          {error}
        </p>
      )}
      {hint && (
        <p class={s.hint} id={`${id}h`}>
          {hint}
        </p>
      )}
    </div>
  )
}

const counted = (value: unknown, most: number | undefined, aside: ComponentChildren) =>
  aside ?? (most ? messages('common').count({ used: lettersIn(String(value ?? '')), most }) : undefined)

type Own = 'label' | 'class' | 'title' | 'role' | 'type' | 'size' | 'aria-invalid' | 'aria-describedby'
type Text<Attributes> = Around & {
  type?: 'text' | 'email' | 'url' | 'tel' | 'number' | 'date' | 'datetime-local' | 'search' | 'password'
  /** Titles are written in the serif. */
  title?: boolean
  onText?: (text: string) => void
  /** Characters; shows the counter. */
  most?: number
} & Omit<Attributes, Own>

type Control = HTMLInputElement | HTMLTextAreaElement

/** What the browser finds wrong with a control is said by the page, in its own language and form. */
const useBrowserSays = () => {
  const [says, setSays] = useState<string | null>(null)
  return {
    says,
    clear: () => setSays(null),
    /** At once, while it is written. */
    objectTo: (one: Control) => setSays(objection(one)),
    onInvalid: (event: { currentTarget: Control; preventDefault: () => void }) => {
      event.preventDefault()
      const { currentTarget: one } = event
      setSays(objection(one))
      if (one.form?.querySelector(':is(input, textarea, select):invalid') === one) {
        one.focus({ preventScroll: true })
        one.scrollIntoView({ block: 'center' })
      }
    },
  }
}

/** What is wrong with it, with its bound where there is one. */
const objection = (one: Control): string => {
  const t = messages('common')
  const { valueMissing, typeMismatch, rangeOverflow, rangeUnderflow, badInput, customError } = one.validity
  if (valueMissing) return t.missing
  if (customError) return one.validationMessage
  if (typeMismatch && one.type === 'email') return t.notAnAddress
  const { max = '', min = '' } = one as HTMLInputElement
  if (rangeOverflow) return t.atMost({ most: max })
  if (rangeUnderflow) return t.atLeast({ least: min })
  if (badInput) return t.notANumber
  return t.notFitting
}

/** A text beyond its limit is objected to before it is sent: what it is, what it may be. */
const judgeLength = (one: Control, most: number | undefined): void => {
  const used = most && one.value.length > most ? lettersIn(one.value) : 0
  one.setCustomValidity(most && used > most ? messages('common').tooLong({ used, most }) : '')
}

const letters = new Intl.Segmenter()
/** As people count them; of a text that is far too long only its units. */
const lettersIn = (text: string): number =>
  text.length > 20_000 ? text.length : [...letters.segment(text)].length

const control = (title?: boolean) => (title ? `${s.control} ${s.title}` : s.control)

/** Around what is written: its count, and what the browser or the server finds wrong with it. */
const Written = <A extends Text<object>>({
  of: { label, hint, error, aside, title, onText, most, ...rest },
  children,
}: {
  of: A & { value?: unknown }
  children: (control: object) => ComponentChildren
}) => {
  const { says, clear, onInvalid, objectTo } = useBrowserSays()
  return (
    <Labelled label={label} hint={hint} error={error || says} aside={counted(rest.value, most, aside)}>
      {(ids) =>
        children({
          ...rest,
          ...ids,
          class: control(title),
          'data-large': title || undefined,
          onInvalid,
          onInput: ({ currentTarget }: { currentTarget: Control }) => {
            clear()
            judgeLength(currentTarget, most)
            if (currentTarget.validity.customError) objectTo(currentTarget)
            onText?.(currentTarget.value)
          },
        })
      }
    </Labelled>
  )
}

/** One line of text: `<Field label={t.title} value={x.value} onText={(v) => (x.value = v)} most={80} />`. */
export const Field = (props: Text<InputHTMLAttributes<HTMLInputElement>>) => (
  <Written of={props}>{(control) => <input {...control} />}</Written>
)

/** Several lines of text, as `Field`. */
export const TextArea = (props: Text<TextareaHTMLAttributes<HTMLTextAreaElement>>) => (
  <Written of={props}>{(control) => <textarea rows={4} {...control} />}</Written>
)

export const Select = ({
  label,
  hint,
  error,
  aside,
  title,
  onText,
  most,
  children,
  ...rest
}: Text<SelectHTMLAttributes<HTMLSelectElement>>) => (
  <Labelled label={label} hint={hint} error={error} aside={aside}>
    {(ids) => (
      <select
        {...rest}
        {...ids}
        class={`${control(title)} ${s.select}`}
        onChange={(e) => onText?.(e.currentTarget.value)}
      >
        {children}
      </select>
    )}
  </Labelled>
)

/** A square to tick, with its sentence. */
export const Tick = ({
  checked,
  onTick,
  invalid,
  children,
  ...rest
}: {
  checked: boolean
  onTick: (checked: boolean) => void
  /** It has to be ticked and is not. */
  invalid?: boolean
  children: ComponentChildren
} & Omit<InputHTMLAttributes<HTMLInputElement>, 'checked' | 'children' | Own>) => (
  <label class={s.tick}>
    <input
      type="checkbox"
      {...(rest as object)}
      aria-invalid={invalid ? true : undefined}
      checked={checked}
      onChange={(e) => onTick(e.currentTarget.checked)}
    />
    <i aria-hidden="true">
      <Icon name="check" small />
    </i>
    <span>{children}</span>
  </label>
)

/** One of a few, as a row of frames; a radio group for keyboard and screen reader. */
export const Choice = <V extends string>({
  label,
  value,
  options,
  onChoose,
}: {
  label: string
  value: V
  options: { value: V; label: string; hint?: string }[]
  onChoose: (value: V) => void
}) => {
  const name = useId()
  return (
    <fieldset class={s.choice}>
      <legend>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span>
              {option.label}
              {option.hint && <small>{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
