import type { EntryStanding } from '#contract/entry.ts'
import { entrySorts, entryStandings } from '#contract/plain/entry.ts'
import type { Language } from '#contract/route.ts'
import type { Sorting } from './column.ts'

/** Those that are looked at often have their place; the others are there while something stands so. */
export const always: readonly EntryStanding[] = ['all', 'received', 'eligible', 'ineligible', 'withdrawn']

/** Which entries a list shows, and in what order. */
export type Filter = Sorting & { standing: EntryStanding; categoryId: string; search: string }

const usual: Filter = { standing: 'all', categoryId: '', search: '', sort: 'received', order: 'desc' }

/** The filter that an address names; what it does not name is as usual. */
export const filterIn = (search: string): Filter => {
  const asked = new URLSearchParams(search)
  const order = asked.get('order')
  return {
    standing: entryStandings.find((one) => one === asked.get('standing')) ?? usual.standing,
    categoryId: asked.get('category') ?? '',
    search: asked.get('search') ?? '',
    sort: entrySorts.find((one) => one === asked.get('sort')) ?? usual.sort,
    order: order === 'asc' || order === 'desc' ? order : usual.order,
  }
}

/** The address of a list, without what is as usual. */
export const queryOf = ({ standing, categoryId, search, sort, order }: Filter): string => {
  const query = new URLSearchParams({
    ...(standing !== usual.standing && { standing }),
    ...(categoryId && { category: categoryId }),
    ...(search.trim() && { search: search.trim() }),
    ...(sort !== usual.sort && { sort }),
    ...(order !== usual.order && { order }),
  })
  return query.size ? `?${query}` : ''
}

/** What the server is asked. */
export const askedOf = ({ standing, categoryId, search, sort, order }: Filter) => ({
  standing,
  sort,
  order,
  ...(categoryId && { categoryId }),
  ...(search.trim() && { search: search.trim() }),
})

/** All of them as a table for spreadsheets. */
export const addressOfTable = (editionId: string, filter: Filter, language: Language): string =>
  `/api/editions/${editionId}/entries.csv?${new URLSearchParams({ ...askedOf(filter), language })}`

/** Nothing is left out. */
export const showsAll = ({ standing, categoryId, search }: Filter): boolean =>
  standing === 'all' && !categoryId && !search.trim()
