import type { Attention as Waiting } from '#contract/desk.ts'
import type { ResultDesk } from '#contract/tally.ts'
import { call } from '../../call.ts'
import { useLoad } from '../../load.ts'
import { locale, messages } from '../../messages/messages.ts'
import { Icon } from '../../ui/icon.tsx'
import { number } from '../../words/plural.ts'
import { addressOf } from '../address.ts'
import { organises } from '../roles.ts'
import type { DeskProps } from '../section.ts'
import s from './attention.module.css'

/** What waits for someone at this desk, the most pressing first. */
export const Attention = ({ desk, waiting }: { desk: DeskProps; waiting: Waiting[] | null }) => {
  const t = messages('overview')
  const { edition } = desk
  const over = isOver(edition) && organises(desk)
  const results = useLoad(
    async (signal) =>
      over ? await call('GET /editions/:id/results', { params: { id: edition.id }, signal }) : null,
    [edition.id, over],
  )
  const uncounted = results.data ? toCount(results.data) : false
  return (
    <section class={s.todo}>
      <h2 class="serif-text">{t.todo}</h2>
      <ul>
        {uncounted && <Item href={addressOf(edition, 'result')} title={t.countNow} note={t.countNowNote} />}
        {waiting?.map(({ kind, count, overdue }) => (
          <Item
            key={kind}
            href={
              kind === 'letters'
                ? addressOf(edition, 'letters')
                : `${addressOf(edition, 'entries')}?standing=${kind}`
            }
            count={number(locale, count)}
            title={t.attention[kind]}
            note={
              overdue > 0 && kind !== 'unplayable'
                ? t.overdue({ n: number(locale, overdue) })
                : t.attentionNote[kind]
            }
          />
        ))}
        {waiting?.length === 0 && !uncounted && <li class={s.none}>{t.todoNone}</li>}
      </ul>
      <p class={`small dim ${s.secret}`}>
        <Icon name="lock" small />
        {t.secret}
      </p>
    </section>
  )
}

const Item = ({
  href,
  count,
  title,
  note,
}: {
  href: string
  count?: string
  title: string
  note: string
}) => (
  <li>
    <a href={href}>
      <b>{count ?? <Icon name="ballot" />}</b>
      <span>
        <strong>{title}</strong>
        {note}
      </span>
      <Icon name="next" small />
    </a>
  </li>
)

/** Whether an award of the audience has no public result yet. */
const toCount = ({ awards }: ResultDesk): boolean =>
  awards.some(({ decidedBy, result }) => decidedBy === 'audience' && !result?.publishedAt)

const isOver = ({ calendar, clock }: DeskProps['edition']): boolean => {
  const voting =
    calendar.find(({ kind }) => kind === 'voting') ?? calendar.find(({ kind }) => kind === 'screening')
  return Boolean(voting?.endsAt && voting.endsAt <= clock.now) && !clock.open.includes('archive')
}
