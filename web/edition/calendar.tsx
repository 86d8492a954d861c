import type { CalendarChange, EditionReply } from '#contract/edition.ts'
import { locale, messages } from '../messages/messages.ts'
import { CalendarSpine } from '../ui/calendar-spine.tsx'
import { dayAndHour, deadlineOf } from '../words/moment.ts'
import { number } from '../words/plural.ts'
import { day, hour, lastMinute } from '../words/time.ts'
import s from './edition-page.module.css'
import { movedBy } from './moved.ts'
import { clockAhead, type Line, spineOf } from './programme.ts'

/** The phases on the upright line, with where we are. */
export const Spine = ({ edition, films }: { edition: EditionReply; films: number | null }) => {
  const t = messages('edition')
  const now = Date.now() + clockAhead(edition, Date.now())
  const note = (line: Line): string | undefined => {
    if (line.kind === 'decision') return t.decisionNote
    if (line.state !== 'now') return undefined
    if (line.kind === 'submissions') return t.hereSubmit
    if (line.kind === 'screeningAndVoting' || line.kind === 'screening')
      return films ? t.hereWatch({ count: number(locale, films) }) : t.here
    return t.here
  }
  const lines = spineOf(edition, now)
  const years = [...new Set(lines.map(({ startsAt }) => yearIn(startsAt, edition.timeZone)))]
  return (
    <CalendarSpine
      steps={lines.map((line) => ({
        when: dates(line, edition.timeZone, years.length > 1),
        title: t.phases[line.kind],
        note: note(line),
        state: line.state,
      }))}
    />
  )
}

/** The year on the wall of a zone. */
const yearIn = (at: string, zone: string): string =>
  new Intl.DateTimeFormat('en-u-ca-gregory', { year: 'numeric', timeZone: zone }).format(new Date(at))

/** 10/9 – 11/8, 13–29 Dec; a single day with its hour: 11/28 19:00. */
const dates = ({ kind, startsAt, endsAt }: Line, zone: string, withYear: boolean): string => {
  const year = withYear ? yearIn(startsAt, zone) : ''
  const short = day(startsAt, zone, 'short')
  const from = year ? (locale === 'ja' ? `${year}/${short}` : `${short} ${year}`) : short
  if (kind === 'announced' || kind === 'decision') return from
  if (!endsAt) return `${from} –`
  const to = day(lastMinute(endsAt), zone, 'short')
  const [first, month] = from.split(' ')
  // the narrow column holds the month once
  if (!year && from !== to && month && to.endsWith(` ${month}`)) return `${first}–${to}`
  if (short !== to) return `${from} – ${to}`
  return `${from} ${hour(startsAt, zone)}`
}

const moment = (at: string, edge: 'start' | 'end', zone: string): string =>
  (edge === 'end' ? deadlineOf : dayAndHour)(at, zone)

/** The latest changes of a published calendar, with their reasons. */
export const Changes = ({ changes, zone }: { changes: CalendarChange[]; zone: string }) => {
  const t = messages('edition')
  if (changes.length === 0) return null
  return (
    <ul class={`fig ${s.changes}`}>
      {changes.slice(0, 5).map((change) => (
        <li key={change.id}>
          {t.changed({ day: day(change.changedAt, zone), reason: change.reason })}
          <ul>
            {movedBy(change).map(({ kind, edge, from, to }) => (
              <li key={kind + edge}>
                {t.moved({
                  phase: t.phases[kind],
                  edge: kind === 'decision' || kind === 'ceremony' ? 'when' : edge,
                  from: from ? moment(from, edge, zone) : t.unplanned,
                  to: to ? moment(to, edge, zone) : t.unplanned,
                })}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
