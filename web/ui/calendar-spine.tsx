import type { ComponentChildren } from 'preact'
import s from './calendar-spine.module.css'

export type SpineStep = {
  /** Already written for people: 10/9 – 11/8, 21:14. */
  when: ComponentChildren
  title: ComponentChildren
  note?: ComponentChildren
  /** past filled, now accent, to come open; a promise is dotted. */
  state: 'past' | 'now' | 'next' | 'promised'
}

/** The upright line of an edition's phases (`span`) or of an entry's history (`log`). */
export const CalendarSpine = ({ steps, kind = 'span' }: { steps: SpineStep[]; kind?: 'span' | 'log' }) => (
  <ol class={`fig ${s.spine} ${kind === 'log' ? s.log : ''}`}>
    {steps.map((step, i) => (
      <li key={i} class={s[step.state]} aria-current={step.state === 'now' ? 'step' : undefined}>
        <time>{step.when}</time>
        <div>
          <b>{step.title}</b>
          {step.note && <p>{step.note}</p>}
        </div>
      </li>
    ))}
  </ol>
)
