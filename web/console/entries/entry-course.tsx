import type { Timeline } from '#contract/entry.ts'
import { messages } from '../../messages/messages.ts'
import { CalendarSpine } from '../../ui/calendar-spine.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { day, hour } from '../../words/time.ts'
import s from './entry.module.css'

const icons: Record<string, IconName> = { met: 'check', warned: 'hand', broken: 'alert', undecided: 'clock' }

/** What each rule of the edition says of the entry. */
export const Checks = ({ timeline: { entry } }: { timeline: Timeline }) => {
  const t = messages('entries')
  if (entry.eligibility.checks.length === 0) return <p class="small dim">{t.noChecks}</p>
  return (
    <ul class={s.checks}>
      {entry.eligibility.checks.map((check) => (
        <li key={check.rule} class={s[check.outcome]}>
          <Icon name={icons[check.outcome] ?? 'clock'} small />
          <span>{check.sentence}</span>
          <b>{t.outcome[check.outcome]}</b>
        </li>
      ))}
    </ul>
  )
}

/** What happened to the entry, in the words in which its makers are told, and what is to come. */
export const History = ({ timeline: { steps }, zone }: { timeline: Timeline; zone: string }) => {
  return (
    <CalendarSpine
      kind="log"
      steps={steps.map((step) => ({
        when: step.at ? (
          <>
            {day(step.at, zone, 'short')} {hour(step.at, zone)}
          </>
        ) : (
          ''
        ),
        title: step.title,
        note: step.note && <span class={s.note}>{step.note}</span>,
        state: step.state === 'next' ? 'promised' : step.state,
      }))}
    />
  )
}
