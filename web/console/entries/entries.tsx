import { useEffect, useState } from 'preact/hooks'
import type { EntryStanding } from '#contract/entry.ts'
import { entryStandings, longestSearch } from '#contract/plain/entry.ts'
import { call } from '../../call.ts'
import { useLoad } from '../../load.ts'
import { locale, messages } from '../../messages/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Unloaded } from '../../ui/unloaded.tsx'
import { tagInWords } from '../../words/edition.ts'
import { number } from '../../words/plural.ts'
import { said } from '../../words/said.ts'
import { Desk } from '../desk.tsx'
import type { DeskProps } from '../section.ts'
import s from './entries.module.css'
import { Entry } from './entry.tsx'
import { Row } from './entry-row.tsx'
import { always, useEntries, useSettled } from './use-entries.ts'

export default (desk: DeskProps) => {
  const [entryId] = desk.rest
  return entryId ? <Entry key={entryId} desk={desk} id={entryId} /> : <Entries desk={desk} />
}

/** Every entry of the edition, newest first, by standing and by search. */
const Entries = ({ desk }: { desk: DeskProps }) => {
  const t = messages('entries')
  const { edition } = desk
  const asked = new URLSearchParams(location.search)
  const [standing, setStanding] = useState<EntryStanding>(
    () => entryStandings.find((one) => one === asked.get('standing')) ?? 'all',
  )
  const [categoryId, setCategoryId] = useState(asked.get('category') ?? '')
  const [search, setSearch] = useState(asked.get('search') ?? '')
  const wanted = useSettled(search.trim(), 250)
  const list = useEntries(edition.id, { standing, categoryId, search: wanted })
  const rulings = useLoad(
    (signal) => call('GET /editions/:id/rulings', { params: { id: edition.id }, signal }),
    [edition.id],
  )
  const threads = useLoad(
    (signal) => call('GET /editions/:id/threads', { params: { id: edition.id }, signal }),
    [edition.id],
  )
  const marks = new Map(threads.data?.threads.map((mark) => [mark.entryId, mark]))
  const ruled = new Map(rulings.data?.rulings.map((ruling) => [ruling.subjectId, ruling]))
  useEffect(() => {
    const query = new URLSearchParams({
      ...(standing !== 'all' && { standing }),
      ...(categoryId && { category: categoryId }),
      ...(wanted && { search: wanted }),
    })
    history.replaceState(history.state, '', `${location.pathname}${query.size ? `?${query}` : ''}`)
  }, [standing, categoryId, wanted])
  const rows = list.error ? null : list.rows
  const n = (key: EntryStanding) => number(locale, list.counts?.[key] ?? 0)
  const isShown = (one: EntryStanding) =>
    always.includes(one) || one === standing || (list.counts?.[one] ?? 0) > 0
  const unfiltered = standing === 'all' && !categoryId && !wanted
  return (
    <Desk desk={desk} section="entries">
      <div class={s.tools}>
        <div class={s.standings} role="tablist" aria-label={t.state}>
          {entryStandings.filter(isShown).map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              aria-selected={one === standing}
              onClick={() => setStanding(one)}
            >
              {t.standings[one]}
              {list.counts && <span>{n(one)}</span>}
            </button>
          ))}
        </div>
        {edition.categories.length > 0 && (
          <select
            class={s.category}
            aria-label={messages('console').category}
            value={categoryId}
            onChange={(event) => setCategoryId(event.currentTarget.value)}
          >
            <option value="">{t.allCategories}</option>
            {edition.categories.map((category) => (
              <option key={category.id} value={category.id}>
                {said(category.name)}
              </option>
            ))}
          </select>
        )}
        <label class={s.search}>
          <Icon name="search" small />
          <span class="unseen">{t.search}</span>
          <input
            type="search"
            placeholder={t.search}
            value={search}
            maxLength={longestSearch}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </label>
      </div>
      {list.error !== null && <Unloaded error={list.error} again={list.again} />}
      {rows && rows.length > 0 && (
        <table class={s.table}>
          <thead>
            <tr>
              <th colSpan={2}>{t.film}</th>
              <th>{t.maker}</th>
              <th>{t.length}</th>
              <th>{t.state}</th>
              <th>{t.arrived}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.id}
                row={row}
                desk={desk}
                ruling={ruled.get(row.filmId)}
                mark={marks.get(row.id)}
              />
            ))}
          </tbody>
        </table>
      )}
      {rows?.length === 0 && (
        <div class={s.empty}>
          <p class="serif">{unfiltered ? messages('console').noEntries : t.noneFound}</p>
          <p class="dim">
            {unfiltered
              ? edition.hashtags.length > 0 && messages('console').noEntriesText({ tag: tagInWords(edition) })
              : t.noneFoundText}
          </p>
        </div>
      )}
      {rows && list.next && (
        <div class={s.more}>
          <Button kind="line" slim onClick={list.more} busy={list.busy && messages('common').loading}>
            {t.more}
          </Button>
        </div>
      )}
    </Desk>
  )
}
