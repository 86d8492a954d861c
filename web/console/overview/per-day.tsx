import type { EditionReply } from '#contract/edition.ts'
import { locale, messages } from '../../messages/messages.ts'
import { number } from '../../words/plural.ts'
import { day, lastMinute } from '../../words/time.ts'
import s from './charts.module.css'

const width = 732
const height = 96
const oneDay = 86_400_000

/** Entries of each day of the submissions; the last two days before the deadline in the ink once they are over. */
export const PerDay = ({
  perDay,
  edition,
}: {
  perDay: { day: string; entries: number }[]
  edition: EditionReply
}) => {
  const t = messages('overview')
  const days = filled(perDay, edition)
  const most = Math.max(1, ...days.map((one) => one.entries))
  const total = days.reduce((sum, one) => sum + one.entries, 0)
  const end = edition.calendar.find(({ kind }) => kind === 'submissions')?.endsAt
  const lastDay = end ? isoDay(lastMinute(end), edition.timeZone) : null
  const closed = Boolean(end && end <= edition.clock.now) && days.at(-1)?.day === lastDay
  const rush = days.slice(-2).reduce((sum, one) => sum + one.entries, 0)
  const step = width / days.length
  const stroke = Math.max(1, Math.min(step * 0.6, 14))
  return (
    <figure class={s.chart}>
      <svg
        viewBox={`0 0 ${width} ${height + 1}`}
        preserveAspectRatio="none"
        fill="none"
        stroke="currentColor"
        stroke-width={stroke}
        role="img"
        aria-label={t.chartAlt({ days: days.length, most: number(locale, most) })}
      >
        {days.map((one, i) => (
          <path
            key={one.day}
            class={closed && i >= days.length - 2 ? s.hot : undefined}
            d={`M${(i * step + stroke / 2).toFixed(1)} ${height}v${(-(one.entries / most) * (height - 4)).toFixed(1)}`}
          />
        ))}
        <path d={`M0 ${height + 0.5}H${width}`} stroke-width="1" />
      </svg>
      <figcaption>
        <span>{day(`${days[0]?.day}T12:00:00Z`, 'UTC', 'short')}</span>
        <span>{t.perDay}</span>
        <span>{day(`${days.at(-1)?.day}T12:00:00Z`, 'UTC', 'short')}</span>
      </figcaption>
      {closed && total > 20 && (
        <p class={s.rush}>{t.lastDays({ share: Math.round((rush / total) * 100) })}</p>
      )}
    </figure>
  )
}

/** Every day from the opening (or the first entry) to today or the deadline, days without entries included. */
const filled = (perDay: { day: string; entries: number }[], { calendar, clock, timeZone }: EditionReply) => {
  const counts = new Map(perDay.map((one) => [one.day, one.entries]))
  const phase = calendar.find(({ kind }) => kind === 'submissions')
  const ends = [...counts.keys()].sort()
  const today = isoDay(new Date(clock.now), timeZone)
  const deadline = phase?.endsAt ? isoDay(lastMinute(phase.endsAt), timeZone) : today
  const until = [deadline, today].sort()[0] ?? today
  const opening = phase ? isoDay(new Date(phase.startsAt), timeZone) : until
  const from = Date.parse([ends[0] ?? until, opening].sort()[0] ?? until)
  const to = Math.max(Date.parse(until), Date.parse(ends.at(-1) ?? until))
  const days: { day: string; entries: number }[] = []
  for (let at = from; at <= to && days.length < 400; at += oneDay) {
    const key = new Date(at).toISOString().slice(0, 10)
    days.push({ day: key, entries: counts.get(key) ?? 0 })
  }
  return days
}

const isoDay = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(at)
