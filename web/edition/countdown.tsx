import { useEffect, useState } from 'preact/hooks'
import type { EditionReply } from '#contract/edition.ts'
import { messages } from '../messages/messages.ts'
import { dayAndHour, deadlineOf } from '../words/moment.ts'
import { said } from '../words/said.ts'
import s from './countdown.module.css'
import { clockAhead, countsDownTo, submissionsUntil } from './programme.ts'

/** Days, hours, minutes and seconds to what comes next, by the server's clock. Said once to screen readers. */
export const Countdown = ({ edition, onEnd }: { edition: EditionReply; onEnd: () => void }) => {
  const t = messages('edition')
  const edge = countsDownTo(edition)
  const [ahead] = useState(() => clockAhead(edition, Date.now()))
  const left = useSecondsTo(edge && Date.parse(edge.at) - ahead, onEnd)
  if (!edge) return null
  const figures = [
    [Math.floor(left / 86_400), t.days],
    [Math.floor(left / 3600) % 24, t.hours],
    [Math.floor(left / 60) % 60, t.minutes],
    [left % 60, t.seconds],
  ] as const
  const submissions = submissionsUntil(edition)
  const award = edition.awards.find((one) => one.decidedBy === 'audience')
  const what = (edge.edge === 'end' ? t.ends : t.starts)({
    phase: edge.kind,
    when: (edge.edge === 'end' ? deadlineOf : dayAndHour)(edge.at, edition.timeZone, 'weekday'),
    award: award ? said(award.name) : '',
  })
  const [days, hours, minutes] = figures.map(([n]) => n)
  return (
    <div>
      <div
        class={`fig ${s.count}`}
        role="timer"
        aria-label={t.left({ what, days: days ?? 0, hours: hours ?? 0, minutes: minutes ?? 0 })}
      >
        {figures.map(([n, label], i) => (
          <div key={label} aria-hidden="true">
            <b>{i === 0 ? n : String(n).padStart(2, '0')}</b>
            <span>{label}</span>
          </div>
        ))}
      </div>
      <p class={`fig ${s.what}`}>{what}</p>
      {submissions && (
        <p class={`fig ${s.also}`}>
          {t.ends({
            phase: 'submissions',
            when: deadlineOf(submissions, edition.timeZone, 'weekday'),
            award: '',
          })}
        </p>
      )}
    </div>
  )
}

/** Whole seconds left to an instant of this device's clock; calls `onEnd` once when it has come. */
const useSecondsTo = (target: number | null, onEnd: () => void): number => {
  const [now, setNow] = useState(Date.now())
  const left = target === null ? 0 : Math.max(0, Math.ceil((target - now) / 1000))
  useEffect(() => {
    if (target === null) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [target])
  useEffect(() => {
    if (target !== null && left === 0) onEnd()
  }, [target, left === 0])
  return left
}
