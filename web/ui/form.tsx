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
 */
export const Form = ({
  onSend,
  acts,
  elsewhere,
  children,
  class: name,
}: {
  onSend: () => Promise<unknown>
  acts: ComponentChildren
  elsewhere?: () => ComponentChildren
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
      <div class={s.foot}>
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
        <div class={s.acts}>{acts}</div>
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
