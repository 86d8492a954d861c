import type { CalendarChange, EditionReply } from '#contract/edition.ts'
import { locale, messages } from '../messages/messages.ts'
import { CalendarSpine } from '../ui/calendar-spine.tsx'
import { number } from '../words/plural.ts'
import { day, hour, lastMinute } from '../words/time.ts'
import s from './edition-page.module.css'
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
  return (
    <CalendarSpine
      steps={spineOf(edition, now).map((line) => ({
        when: dates(line, edition.timeZone),
        title: t.phases[line.kind],
        note: note(line),
        state: line.state,
      }))}
    />
  )
}

/** 10/9 – 11/8, 13–29 Dec; a single day with its hour: 11/28 19:00. */
const dates = ({ kind, startsAt, endsAt }: Line, zone: string): string => {
  const from = day(startsAt, zone, 'short')
  if (kind === 'announced' || kind === 'decision') return from
  if (!endsAt) return `${from} –`
  const to = day(lastMinute(endsAt), zone, 'short')
  const [first, month] = from.split(' ')
  // the narrow column holds the month once
  if (from !== to && month && to.endsWith(` ${month}`)) return `${first}–${to}`
  if (from !== to) return `${from} – ${to}`
  return `${from} ${hour(startsAt, zone)}`
}

/** The latest changes of a published calendar, with their reasons. */
export const Changes = ({ changes, zone }: { changes: CalendarChange[]; zone: string }) => {
  const t = messages('edition')
  if (changes.length === 0) return null
  return (
    <ul class={`fig ${s.changes}`}>
      {changes.slice(0, 5).map((change) => (
        <li key={change.id}>{t.changed({ day: day(change.changedAt, zone), reason: change.reason })}</li>
      ))}
    </ul>
  )
}
