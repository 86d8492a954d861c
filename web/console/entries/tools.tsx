import { entrySorts, entryStandings, longestSearch } from '#contract/plain/entry.ts'
import { locale, messages } from '../../messages/messages.ts'
import { Icon } from '../../ui/icon.tsx'
import { number } from '../../words/plural.ts'
import { said } from '../../words/said.ts'
import type { DeskProps } from '../section.ts'
import type { Column } from './column.ts'
import { ColumnChoice } from './columns.tsx'
import s from './entries.module.css'
import { addressOfTable, always, type Filter } from './filter.ts'

/** Which entries, in what order, with which columns; and the same as a table to take away. */
export const Tools = ({
  edition,
  filter,
  counts,
  wanted,
  onFilter,
  onColumns,
}: {
  edition: DeskProps['edition']
  filter: Filter
  counts: Record<string, number> | null
  wanted: readonly Column[]
  onFilter: (filter: Filter) => void
  onColumns: (wanted: Column[]) => void
}) => {
  const t = messages('entries')
  const shown = entryStandings.filter(
    (one) => always.includes(one) || one === filter.standing || (counts?.[one] ?? 0) > 0,
  )
  return (
    <>
      <div class={s.tools}>
        {/* biome-ignore lint/a11y/useSemanticElements: no set of fields, but of buttons */}
        <div class={s.standings} role="group" aria-label={t.state}>
          {shown.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === filter.standing}
              onClick={() => onFilter({ ...filter, standing: one })}
            >
              {t.standings[one]}
              {counts && ' '}
              {counts && <span>{number(locale, counts[one] ?? 0)}</span>}
            </button>
          ))}
        </div>
        <label class={s.search}>
          <Icon name="search" small />
          <span class="unseen">{t.search}</span>
          <input
            type="search"
            placeholder={t.search}
            value={filter.search}
            maxLength={longestSearch}
            onInput={({ currentTarget }) => onFilter({ ...filter, search: currentTarget.value })}
          />
        </label>
      </div>
      <div class={s.more}>
        {edition.categories.length > 0 && (
          <select
            aria-label={messages('console').category}
            value={filter.categoryId}
            onChange={({ currentTarget }) => onFilter({ ...filter, categoryId: currentTarget.value })}
          >
            <option value="">{t.allCategories}</option>
            {edition.categories.map((category) => (
              <option key={category.id} value={category.id}>
                {said(category.name)}
              </option>
            ))}
          </select>
        )}
        <select
          class={s.sortBy}
          aria-label={t.sortBy}
          value={`${filter.sort} ${filter.order}`}
          onChange={({ currentTarget }) => {
            const [sort, order] = currentTarget.value.split(' ')
            onFilter({ ...filter, sort: sort as Filter['sort'], order: order as Filter['order'] })
          }}
        >
          {entrySorts.flatMap((sort) =>
            (['desc', 'asc'] as const).map((order) => (
              <option key={`${sort} ${order}`} value={`${sort} ${order}`}>
                {t.sorts[sort][order]}
              </option>
            )),
          )}
        </select>
        <span class={s.apart}>
          <ColumnChoice wanted={wanted} onChoose={onColumns} />
          <a href={addressOfTable(edition.id, filter, locale)} download>
            <Icon name="down" small />
            {t.csv}
          </a>
        </span>
      </div>
    </>
  )
}
