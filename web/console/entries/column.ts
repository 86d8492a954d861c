import type { EntryRow } from '#contract/entry.ts'
import type { entrySorts } from '#contract/plain/entry.ts'

/** What a row can show beside the film itself, each with what it is sorted by. */
export const columns = {
  maker: 'maker',
  category: null,
  length: 'length',
  state: null,
  arrived: 'received',
} as const satisfies Record<string, Sort | null>

export type Column = keyof typeof columns
export type Sort = (typeof entrySorts)[number]

export type Sorting = { sort: Sort; order: 'asc' | 'desc' }

/** What is newest or largest comes first when a column is first pressed, words from their beginning. */
export const turned = (sort: Sort, { sort: now, order }: Sorting): Sorting => ({
  sort,
  order:
    sort === now ? (order === 'asc' ? 'desc' : 'asc') : sort === 'title' || sort === 'maker' ? 'asc' : 'desc',
})

export const isChosen = (chosen: ReadonlySet<string>, rows: readonly EntryRow[]): boolean =>
  rows.length > 0 && rows.every(({ id }) => chosen.has(id))
