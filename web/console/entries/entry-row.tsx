import type { ComponentChildren } from 'preact'
import type { EntryRow } from '#contract/entry.ts'
import type { ThreadMark } from '#contract/thread.ts'
import { messages } from '../../messages/messages.ts'
import { Icon } from '../../ui/icon.tsx'
import { titleOf } from '../../words/film.ts'
import { said } from '../../words/said.ts'
import { clock, day, hour } from '../../words/time.ts'
import { addressOf } from '../address.ts'
import type { DeskProps } from '../section.ts'
import type { Column } from './column.ts'
import s from './entries.module.css'

/** One entry of the list; the whole row leads to it. */
export const Row = ({
  row,
  desk: { edition },
  wanted,
  mark,
  chosen,
  onChoose,
}: {
  row: EntryRow
  desk: DeskProps
  wanted: readonly Column[]
  mark: ThreadMark | undefined
  chosen: boolean
  onChoose: (chosen: boolean) => void
}) => {
  const t = messages('entries')
  const href = addressOf(edition, 'entries', row.id)
  const title = titleOf(row) || messages('console').untitled
  const cells: Record<Column, ComponentChildren> = {
    maker: (
      <td class={s.maker}>
        {row.maker.name || messages('console').anonymous}
        {row.maker.handle && <small>@{row.maker.handle}</small>}
      </td>
    ),
    category: <td class={s.maker}>{categoriesOf(row, edition)}</td>,
    length: <td class={s.length}>{row.durationMs === null ? '–' : clock(row.durationMs)}</td>,
    state: (
      <td class={s.state}>
        <Standing row={row} />
        <Talk mark={mark} />
      </td>
    ),
    arrived: (
      <td class={s.arrived}>
        {day(row.receivedAt, edition.timeZone, 'short')} {hour(row.receivedAt, edition.timeZone)}
      </td>
    ),
  }
  return (
    <tr class={chosen ? s.chosen : undefined}>
      <td class={s.pick}>
        <label>
          <input
            type="checkbox"
            aria-label={t.choose({ title })}
            checked={chosen}
            onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
          />
        </label>
      </td>
      <td class={s.still}>{row.poster ? <img src={row.poster} alt="" loading="lazy" /> : <i />}</td>
      <td class={s.title}>
        <a href={href}>{title}</a>
        {row.number !== null && <small>{t.number({ n: row.number })}</small>}
      </td>
      {wanted.map((one) => cells[one])}
    </tr>
  )
}

const categoriesOf = (row: EntryRow, { categories }: DeskProps['edition']): string =>
  categories
    .filter(({ id }) => row.categoryIds.includes(id))
    .map(({ name }) => said(name))
    .join(messages('console').listJoin)

/** What its makers wrote that nobody has answered, or that is new to the reader. */
const Talk = ({ mark }: { mark: ThreadMark | undefined }) => {
  const t = messages('thread')
  if (!mark || (!mark.unread && !mark.unanswered)) return null
  const words = [mark.unread > 0 && t.unread({ n: mark.unread }), mark.unanswered && t.unanswered]
  return (
    <small class={s.talk}>
      <Icon name="talk" small />
      {words.filter(Boolean).join(messages('console').listJoin)}
    </small>
  )
}

/** One word for where an entry stands, and under it why. */
const Standing = ({ row }: { row: EntryRow }) => {
  const t = messages('entries')
  const broken = row.reasons.filter(({ outcome }) => outcome === 'broken').map((check) => check.sentence)
  const pending = row.reasons.filter(({ outcome }) => outcome === 'undecided').map((check) => check.sentence)
  const [word, tone, notes] = row.withdrawnAt
    ? ([t.standings.withdrawn, s.off, []] as const)
    : row.disqualifiedAt
      ? ([t.standings.disqualified, s.bad, []] as const)
      : row.stage === 'shortlisted' || row.stage === 'finalist'
        ? ([t.standings[row.stage], s.good, [] as string[]] as const)
        : row.eligible === true
          ? ([t.standings.eligible, s.good, []] as const)
          : row.eligible === false
            ? ([t.standings.ineligible, s.bad, broken] as const)
            : ([t.standings.received, s.wait, preparing(row) ?? pending] as const)
  return (
    <>
      {row.ruling && (
        <b class={s.ruled}>
          <Icon name="flag" small />
          {t.ruled[row.ruling]}
        </b>
      )}
      <b class={tone}>{word}</b>
      {notes.slice(0, 2).map((note) => (
        <small key={note}>{note}</small>
      ))}
    </>
  )
}

const preparing = (row: EntryRow): string[] | null => {
  const words = messages('entries').preparation
  const state = row.preparation as keyof typeof words | null
  const word = state && state !== 'complete' && state !== 'watchable' ? words[state] : undefined
  return word ? [word] : null
}
