import { useEffect, useState } from 'preact/hooks'
import type { EntryRow } from '#contract/entry.ts'
import { call } from '../../call.ts'
import { useLoad } from '../../load.ts'
import { tellWhy } from '../../refused.ts'
import { askedOf, type Filter } from './filter.ts'

/** One page of a list, from where the last one ended. */
export const askEntries = (editionId: string, filter: Filter, after: string | null, signal?: AbortSignal) =>
  call('GET /editions/:id/entries', {
    params: { id: editionId },
    query: { limit: 50, ...askedOf(filter), ...(after && { after }) },
    signal,
  })

/** Pages of entries for a filter; a new filter begins anew. */
export const useEntries = (id: string, filter: Filter) => {
  const first = useLoad((signal) => askEntries(id, filter, null, signal), [id, ...Object.values(filter)])
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
      const page = await askEntries(id, filter, next).catch((error) => {
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
