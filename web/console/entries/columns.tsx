import { messages } from '../../messages/messages.ts'
import { type Column, columns, type Sort, type Sorting, turned } from './column.ts'
import s from './entries.module.css'

const key = 'entries:columns'

/** The columns that this reader wants, kept in the browser; all unless told. */
export const keptColumns = (): Column[] => {
  const all = Object.keys(columns) as Column[]
  const kept = localStorage.getItem(key)?.split(' ')
  return kept ? all.filter((one) => kept.includes(one)) : all
}

export const keepColumns = (wanted: readonly Column[]): void => localStorage.setItem(key, wanted.join(' '))

export const ColumnChoice = ({
  wanted,
  onChoose,
}: {
  wanted: readonly Column[]
  onChoose: (wanted: Column[]) => void
}) => {
  const t = messages('entries')
  const all = Object.keys(columns) as Column[]
  return (
    <details class={s.columns}>
      <summary>{t.columns}</summary>
      <fieldset class="sheet">
        <legend class="unseen">{t.columns}</legend>
        {all.map((one) => (
          <label key={one}>
            <input
              type="checkbox"
              checked={wanted.includes(one)}
              onChange={({ currentTarget }) =>
                onChoose(
                  all.filter((column) => (column === one ? currentTarget.checked : wanted.includes(column))),
                )
              }
            />
            {t.column[one]}
          </label>
        ))}
      </fieldset>
    </details>
  )
}

/** The head of a column: pressing it sorts by it, pressing it again the other way round. */
export const ColumnHead = ({
  sort,
  sorting,
  onSort,
  children,
}: {
  sort: Sort | null
  sorting: Sorting
  onSort: (sorting: Sorting) => void
  children: string
}) => {
  if (!sort) return <th scope="col">{children}</th>
  const on = sorting.sort === sort
  return (
    <th scope="col" aria-sort={on ? (sorting.order === 'asc' ? 'ascending' : 'descending') : undefined}>
      <button type="button" class={on ? s.sorted : undefined} onClick={() => onSort(turned(sort, sorting))}>
        {children}
        <span aria-hidden="true">{on ? (sorting.order === 'asc' ? '↑' : '↓') : ''}</span>
      </button>
    </th>
  )
}
