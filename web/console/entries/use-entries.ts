import { useEffect, useState } from 'preact/hooks'
import type { EntryRow, EntryStanding } from '#contract/entry.ts'
import { call } from '../../call.ts'
import { useLoad } from '../../load.ts'
import { tellWhy } from '../../refused.ts'

/** Those that are looked at often have their place; the others are there while something stands so. */
export const always: readonly EntryStanding[] = ['all', 'received', 'eligible', 'ineligible', 'withdrawn']

type Filter = { standing: EntryStanding; categoryId: string; search: string }

/** Pages of entries for a filter; a new filter begins anew. */
export const useEntries = (id: string, { standing, categoryId, search }: Filter) => {
  const ask = (after: string | null, signal?: AbortSignal) =>
    call('GET /editions/:id/entries', {
      params: { id },
      query: {
        limit: 50,
        standing,
        ...(categoryId && { categoryId }),
        ...(search && { search }),
        ...(after && { after }),
      },
      signal,
    })
  const first = useLoad((signal) => ask(null, signal), [id, standing, categoryId, search])
  const [more, setMore] = useState<{ of: unknown; rows: EntryRow[]; next: string | null } | null>(null)
  const [busy, setBusy] = useState(false)
  const extra = more && more.of === first.data ? more : null
  const next = extra ? extra.next : (first.data?.next ?? null)
  return {
    error: first.error,
    again: first.again,
    rows: first.data ? [...first.data.entries, ...(extra?.rows ?? [])] : null,
    counts: first.data?.counts ?? null,
    next,
    busy,
    more: async () => {
      setBusy(true)
      const page = await ask(next).catch((error) => {
        tellWhy(error)
        return null
      })
      setBusy(false)
      if (page) setMore({ of: first.data, rows: [...(extra?.rows ?? []), ...page.entries], next: page.next })
    },
  }
}

/** The value once it has rested. */
export const useSettled = <T>(value: T, ms: number): T => {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
