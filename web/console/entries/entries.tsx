import { useEffect, useState } from 'preact/hooks'
import type { EntryRow } from '#contract/entry.ts'
import { mostInMeasure } from '#contract/plain/desk.ts'
import { call } from '../../call.ts'
import { useLoad } from '../../load.ts'
import { messages } from '../../messages/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Unloaded } from '../../ui/unloaded.tsx'
import { tagInWords } from '../../words/edition.ts'
import { Desk } from '../desk.tsx'
import type { DeskProps } from '../section.ts'
import { Batch } from './batch.tsx'
import { type Column, columns, isChosen } from './column.ts'
import { ColumnHead, keepColumns, keptColumns } from './columns.tsx'
import s from './entries.module.css'
import { Entry } from './entry.tsx'
import { Row } from './entry-row.tsx'
import { type Filter, filterIn, queryOf, showsAll } from './filter.ts'
import { Tools } from './tools.tsx'
import { useEntries, useSettled } from './use-entries.ts'
import { keepWalk } from './walk.ts'

export default (desk: DeskProps) => {
  const [entryId] = desk.rest
  return entryId ? <Entry key={entryId} desk={desk} id={entryId} /> : <Entries desk={desk} />
}

/** Every entry of the edition, by standing, category and search, sorted and with the columns that its reader wants. */
const Entries = ({ desk }: { desk: DeskProps }) => {
  const { edition } = desk
  const [filter, setFilter] = useState<Filter>(() => filterIn(location.search))
  const search = useSettled(filter.search, 250)
  const list = useEntries(edition.id, { ...filter, search })
  const [wanted, setWanted] = useState(keptColumns)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const rows = list.error ? null : list.rows
  const query = queryOf({ ...filter, search })
  useEffect(() => {
    history.replaceState(history.state, '', `${location.pathname}${query}`)
    setChosen(new Set())
  }, [query])
  useEffect(() => {
    if (rows)
      keepWalk(
        edition.id,
        { ...filter, search },
        rows.map(({ id }) => id),
        list.next,
      )
  }, [rows?.length, query, rows?.[0]?.id])
  const columnsTo = (next: Column[]) => {
    setWanted(next)
    keepColumns(next)
  }
  return (
    <Desk desk={desk} section="entries">
      <Tools
        edition={edition}
        filter={filter}
        counts={list.counts}
        wanted={wanted}
        onFilter={setFilter}
        onColumns={columnsTo}
      />
      {list.error !== null && <Unloaded error={list.error} again={list.again} />}
      {rows && rows.length > 0 && (
        <List
          desk={desk}
          rows={rows}
          filter={filter}
          wanted={wanted}
          chosen={chosen}
          onFilter={setFilter}
          onChoose={setChosen}
        />
      )}
      {rows?.length === 0 && <Empty desk={desk} filter={{ ...filter, search }} />}
      {rows && list.next && (
        <div class={s.further}>
          <Button kind="line" slim onClick={list.more} busy={list.busy && messages('common').loading}>
            {messages('entries').more}
          </Button>
        </div>
      )}
      {chosen.size > 0 && (
        <Batch
          desk={desk}
          chosen={chosen}
          onClear={() => setChosen(new Set())}
          onDone={() => {
            setChosen(new Set())
            list.again()
          }}
        />
      )}
    </Desk>
  )
}

const List = ({
  desk,
  rows,
  filter,
  wanted,
  chosen,
  onFilter,
  onChoose,
}: {
  desk: DeskProps
  rows: readonly EntryRow[]
  filter: Filter
  wanted: readonly Column[]
  chosen: ReadonlySet<string>
  onFilter: (filter: Filter) => void
  onChoose: (chosen: ReadonlySet<string>) => void
}) => {
  const t = messages('entries')
  const { edition } = desk
  const threads = useLoad(
    (signal) => call('GET /editions/:id/threads', { params: { id: edition.id }, signal }),
    [edition.id],
  )
  const marks = new Map(threads.data?.threads.map((mark) => [mark.entryId, mark]))
  const sorting = { sort: filter.sort, order: filter.order }
  const all = rows.slice(0, mostInMeasure)
  const choose = (id: string, isIn: boolean) => {
    const next = new Set(chosen)
    if (isIn) next.add(id)
    else next.delete(id)
    if (next.size <= mostInMeasure) onChoose(next)
  }
  const head = (sort: Filter['sort'] | null, words: string) => (
    <ColumnHead sort={sort} sorting={sorting} onSort={(next) => onFilter({ ...filter, ...next })}>
      {words}
    </ColumnHead>
  )
  return (
    <table class={s.table}>
      <thead>
        <tr>
          <th class={s.pick}>
            <label>
              <input
                type="checkbox"
                aria-label={t.chooseAll}
                checked={isChosen(chosen, all)}
                onChange={({ currentTarget }) =>
                  onChoose(new Set(currentTarget.checked ? all.map(({ id }) => id) : []))
                }
              />
            </label>
          </th>
          <td class={s.still} />
          {head('title', t.film)}
          {wanted.map((one) => (
            <Head key={one} one={one} head={head} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            desk={desk}
            wanted={wanted}
            mark={marks.get(row.id)}
            chosen={chosen.has(row.id)}
            onChoose={(isIn) => choose(row.id, isIn)}
          />
        ))}
      </tbody>
    </table>
  )
}

const Head = ({
  one,
  head,
}: {
  one: Column
  head: (sort: Filter['sort'] | null, words: string) => preact.JSX.Element
}) => head(columns[one], messages('entries').column[one])

const Empty = ({ desk: { edition }, filter }: { desk: DeskProps; filter: Filter }) => {
  const t = messages('entries')
  const c = messages('console')
  const all = showsAll(filter)
  return (
    <div class={s.empty}>
      <p class="serif">{all ? c.noEntries : t.noneFound}</p>
      <p class="dim">
        {all
          ? edition.hashtags.length > 0 && c.noEntriesText({ tag: tagInWords(edition) })
          : filter.search
            ? t.noneFoundText
            : t.noneStands}
      </p>
    </div>
  )
}
