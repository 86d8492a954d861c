import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import s from './form.module.css'
import { Icon } from './icon.tsx'

/**
 * A form that never leaves its reader searching: when it cannot be sent, the first wrong field is brought into view
 * and focused, and every wrong field is named beside the button, each a way to it. `onSend` is called when the browser
 * has nothing to object; it answers when the server has, whose refusals the fields show by then. `elsewhere` says
 * what no field does, and is asked when all fields were. `acts` are the buttons; one of them has `type="submit"`.
 * `bar`: a long form keeps its buttons in sight, with what is not saved beside them; without it there is no foot to
 * be seen while nothing is to be saved.
 */
export const Form = ({
  onSend,
  acts,
  elsewhere,
  bar,
  children,
  class: name,
}: {
  onSend: () => Promise<unknown>
  acts: ComponentChildren
  elsewhere?: () => ComponentChildren
  /** What stands beside the buttons of a form that keeps them in sight; null: nothing is to be saved. */
  bar?: ComponentChildren | null
  children: ComponentChildren
  class?: string
}) => {
  const form = useRef<HTMLFormElement>(null)
  const besides = elsewhere?.()
  const [wrong, setWrong] = useState<Wrong[]>([])
  const look = () => {
    const found = form.current ? wrongIn(form.current) : []
    setWrong(found)
    return found
  }
  const send = async () => {
    if (form.current?.checkValidity()) await onSend()
    await drawn()
    look()[0]?.show()
  }
  return (
    <form
      ref={form}
      novalidate
      class={name}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onInput={() => wrong.length > 0 && void drawn().then(look)}
    >
      {children}
      <div class={bar === undefined ? s.foot : s.bar} hidden={bar === null && wrong.length === 0 && !besides}>
        {wrong.length > 0 && (
          <p class={s.wrong} role="alert">
            <Icon name="alert" small />
            <span>
              {messages('common').toMend}
              {wrong.map(({ label, show }) => (
                <button key={label} type="button" onClick={show}>
                  {label}
                </button>
              ))}
            </span>
          </p>
        )}
        {besides && (
          <p class={s.wrong} role="alert">
            <Icon name="alert" small />
            <span>{besides}</span>
          </p>
        )}
        {bar ? (
          <div class={s.line}>
            <p role="status">{bar}</p>
            {acts}
          </div>
        ) : (
          <div class={s.acts}>{acts}</div>
        )}
      </div>
    </form>
  )
}

/** Focuses the first wrong field of a form of one question, which needs no list of them, when it is drawn. */
export const showWrong = async (form: HTMLFormElement): Promise<void> => {
  await drawn()
  wrongIn(form)[0]?.show()
}

type Wrong = { label: string; show: () => void }

/** The wrong fields of a form, by the labels that are seen. */
const wrongIn = (form: HTMLFormElement): Wrong[] =>
  [...form.querySelectorAll<HTMLInputElement>('[aria-invalid="true"]')].map((field) => ({
    label: labelOf(field),
    show: () => {
      field.closest('details')?.setAttribute('open', '')
      field.focus({ preventScroll: true })
      field.scrollIntoView({ block: 'center' })
    },
  }))

const labelOf = (field: HTMLInputElement): string =>
  [...(field.labels?.[0]?.childNodes ?? [])]
    .filter((node) => !(node instanceof HTMLElement && node.ariaHidden))
    .map(({ textContent }) => textContent)
    .join('')
    .trim() ||
  (field.ariaLabel ?? '')

/** When what was just decided is on the page. */
const drawn = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))
