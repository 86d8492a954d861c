import type { EditionReply, Phase } from '#contract/edition.ts'
import { locale, messages } from '../../messages/messages.ts'
import { number } from '../../words/plural.ts'
import { day, lastMinute } from '../../words/time.ts'
import s from './gantt.module.css'

const day_ = 86_400_000

/** The calendar as bars over months; today is a line. Bars that overlap stand below one another. */
export const Gantt = ({ edition, entries }: { edition: EditionReply; entries: number | null }) => {
  const t = messages('overview')
  const e = messages('edition')
  const { timeZone, clock } = edition
  const now = Date.parse(clock.now)
  const span = spanOf(edition, now)
  const share = (instant: number) => (instant - span.from) / (span.to - span.from)
  const at = (instant: number) => `${(share(instant) * 100).toFixed(3)}%`
  const months = monthsIn(span, timeZone)
  const ownVoting = edition.calendar.some(({ kind }) => kind === 'voting')
  const bars = placed(edition, span)
  const rows = Math.max(3, ...bars.map((bar) => bar.row + 1))
  const label = (bar: Bar): string => {
    if (bar.kind === 'decision') return `${day(new Date(bar.start), timeZone, 'short')} ${t.decision}`
    const name = bar.kind === 'screening' && !ownVoting ? e.phases.screeningAndVoting : e.phases[bar.kind]
    if (bar.short) return `${day(new Date(bar.start), timeZone, 'short')} ${name}`
    return bar.kind === 'submissions' && entries
      ? `${name}　${locale === 'ja' ? `${number(locale, entries)}本` : number(locale, entries)}`
      : name
  }
  return (
    <div class={s.gantt} style={{ '--rows': rows, '--bars': bars.length }}>
      {months.map(({ start, name }, i) => (
        <span key={start}>
          {i > 0 && <i class={s.line} style={{ left: at(start) }} />}
          <span class={s.month} style={{ left: i === 0 ? 0 : `calc(${at(start)} + 6px)` }}>
            {name}
          </span>
        </span>
      ))}
      <ul>
        {bars.map((bar, nth) => {
          const state = bar.end <= now ? s.done : bar.start <= now ? s.now : s.next
          const place = { '--row': bar.row, '--nth': nth, left: at(bar.start) }
          const far = share(bar.start) > 0.5 ? s.far : ''
          const title = `${day(new Date(bar.start), timeZone)} – ${day(lastMinute(new Date(bar.end)), timeZone)}`
          return bar.short ? (
            <li
              key={bar.kind}
              class={`${s.one} ${bar.late ? s.before : ''} ${far}`}
              style={place}
              title={title}
            >
              <i class={bar.kind === 'ceremony' ? s.hot : undefined} />
              <span>{label(bar)}</span>
            </li>
          ) : (
            <li
              key={bar.kind}
              class={`${s.bar} ${state} ${far}`}
              style={{ ...place, width: `calc(${at(bar.end)} - ${at(bar.start)})` }}
              title={title}
            >
              <span>{label(bar)}</span>
            </li>
          )
        })}
      </ul>
      {now >= span.from && now <= span.to && (
        <i class={s.today} style={{ left: at(now) }}>
          <b class={share(now) > 0.9 ? s.left : undefined}>{t.today}</b>
        </i>
      )}
    </div>
  )
}

type Span = { from: number; to: number }
type Bar = {
  kind: Phase['kind'] | 'decision'
  start: number
  end: number
  row: number
  short: boolean
  late: boolean
}

/** From the month of the first phase to the end of the month of the last; the archive does not stretch it. */
const spanOf = ({ calendar, decisionAt, timeZone }: EditionReply, now: number): Span => {
  const edges = calendar
    .filter(({ kind }) => kind !== 'archive')
    .flatMap(({ startsAt, endsAt }) => [Date.parse(startsAt), Date.parse(endsAt ?? startsAt)])
  if (decisionAt) edges.push(Date.parse(decisionAt))
  if (edges.length === 0) edges.push(now - 30 * day_, now + 30 * day_)
  const first = Math.min(...edges)
  const last = Math.max(...edges)
  const from = monthStart(first, timeZone)
  const to = monthStart(monthStart(last, timeZone) + 40 * day_, timeZone)
  // what comes last has its words beside it: a month more gives them room
  const roomy = (last - from) / (to - from) > 0.86
  return { from, to: roomy ? monthStart(to + 40 * day_, timeZone) : to }
}

const placed = ({ calendar, decisionAt }: EditionReply, span: Span): Bar[] => {
  const long = (span.to - span.from) * 0.035
  const all = calendar
    .filter(({ kind }) => kind !== 'archive')
    .map(({ kind, startsAt, endsAt }) => ({
      kind: kind as Bar['kind'],
      start: Date.parse(startsAt),
      end: Date.parse(endsAt ?? startsAt),
    }))
  if (decisionAt) all.push({ kind: 'decision', start: Date.parse(decisionAt), end: Date.parse(decisionAt) })
  const free: number[] = []
  return all
    .sort((a, b) => a.start - b.start)
    .map((bar) => {
      const short = bar.end - bar.start < long
      // a short one has its words beside it and takes their room
      const room = short ? (span.to - span.from) * 0.15 : 0
      const late = short && bar.start + room > span.to
      const [begin, end] = late ? [bar.start - room, bar.end] : [bar.start, bar.end + room]
      let row = free.findIndex((until) => until <= begin)
      if (row < 0) row = free.length
      free[row] = end
      return { ...bar, row, short, late }
    })
}

const monthsIn = (span: Span, timeZone: string): { start: number; name: string }[] => {
  const t = messages('overview')
  const found: { start: number; name: string }[] = []
  const many = (span.to - span.from) / day_ > 400
  for (let at = span.from; at < span.to; at = monthStart(at + 40 * day_, timeZone)) {
    const n = Number(new Intl.DateTimeFormat('en', { month: 'numeric', timeZone }).format(at))
    if (!many || n % 3 === 1) found.push({ start: at, name: t.month({ n }) })
  }
  return found
}

/** Midnight of the first of the month in the zone, to the hour. */
const monthStart = (instant: number, timeZone: string): number => {
  const [date, time] = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone })
    .format(instant)
    .split(' ') as [string, string]
  const wall = Date.parse(`${date}T${time}Z`)
  return instant - (wall - Date.parse(`${date.slice(0, 8)}01T00:00:00Z`))
}
