import type { Attention as Waiting } from '#contract/desk.ts'
import type { ResultDesk } from '#contract/tally.ts'
import { locale, messages } from '../../messages/messages.ts'
import { Icon } from '../../ui/icon.tsx'
import { number } from '../../words/plural.ts'
import { day } from '../../words/time.ts'
import { addressOf } from '../address.ts'
import type { DeskProps } from '../section.ts'
import { awardTasks } from './award-tasks.ts'
import s from './tasks.module.css'

/** What waits for someone at this desk, each with since when, and the way to exactly what it counts. */
export const Tasks = ({
  edition,
  waiting,
  results,
}: {
  edition: DeskProps['edition']
  waiting: Waiting[] | null
  results: ResultDesk | null
}) => {
  const t = messages('overview')
  const awards = results ? awardTasks(results) : []
  const since = (instant: string) => t.since({ day: day(instant, edition.timeZone, 'short') })
  return (
    <section class={s.todo} aria-labelledby="tasks">
      <h2 class="serif-text" id="tasks">
        {t.todo}
      </h2>
      <ul>
        {awards.map(({ kind, count, at }) => (
          <Task
            key={kind}
            href={addressOf(edition, 'result')}
            count={number(locale, count)}
            title={t.awardTask[kind]}
            note={[t.awardTaskNote[kind], at && since(at)]}
          />
        ))}
        {waiting?.map(({ kind, count, overdue, oldestAt }) => (
          <Task
            key={kind}
            href={
              kind === 'letters'
                ? addressOf(edition, 'letters')
                : `${addressOf(edition, 'entries')}?standing=${kind}`
            }
            count={number(locale, count)}
            title={t.attention[kind]}
            note={[
              overdue > 0 && kind !== 'unplayable'
                ? t.overdue({ n: number(locale, overdue) })
                : t.attentionNote[kind],
              oldestAt && since(oldestAt),
            ]}
          />
        ))}
        {waiting?.length === 0 && awards.length === 0 && <li class={s.none}>{t.todoNone}</li>}
      </ul>
    </section>
  )
}

const Task = ({
  href,
  count,
  title,
  note,
}: {
  href: string
  count: string
  title: string
  note: (string | false | null)[]
}) => (
  <li>
    <a href={href}>
      <b>{count}</b>
      <span>
        <strong>{title}</strong>
        {note.filter(Boolean).map((words) => (
          <small key={String(words)}>{words}</small>
        ))}
      </span>
      <Icon name="next" small />
    </a>
  </li>
)
