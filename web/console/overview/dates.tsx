import { messages } from '../../messages/messages.ts'
import { dayAndHour, deadlineOf } from '../../words/moment.ts'
import { lastMinute } from '../../words/time.ts'
import { addressOf } from '../address.ts'
import { organises } from '../roles.ts'
import type { DeskProps } from '../section.ts'
import { daysBetween, edgesOf } from './edges.ts'
import s from './tasks.module.css'

const mostShown = 5

/** What comes when: the next beginnings and ends of the calendar, with the days that are left. */
export const Dates = ({ desk }: { desk: DeskProps }) => {
  const t = messages('overview')
  const { phases } = messages('edition')
  const { edition } = desk
  const { timeZone, clock } = edition
  const edges = edgesOf(edition).slice(0, mostShown)
  if (edges.length === 0) return null
  const settings = organises(desk) ? addressOf(edition, 'settings', 'calendar') : null
  return (
    <section class={s.dates}>
      <h2 class="serif-text">{t.dates}</h2>
      <ul>
        {edges.map(({ kind, edge, at }) => {
          const words =
            edge === 'end'
              ? kind === 'submissions'
                ? t.deadline
                : t.ends({ phase: phases[kind] })
              : kind === 'ceremony' || kind === 'decision'
                ? phases[kind]
                : t.begins({ phase: phases[kind] })
          const when = edge === 'end' ? deadlineOf(at, timeZone) : dayAndHour(at, timeZone)
          const left = daysBetween(clock.now, edge === 'end' ? lastMinute(at) : new Date(at), timeZone)
          const line = (
            <>
              <span>{words}</span>
              <small class="fig">
                {when}
                <i>{t.inDays({ n: left })}</i>
              </small>
            </>
          )
          return (
            <li key={`${kind}${edge}`}>
              <p>{line}</p>
            </li>
          )
        })}
      </ul>
      {settings && (
        <p>
          <a href={settings}>{t.changeCalendar}</a>
        </p>
      )}
    </section>
  )
}
