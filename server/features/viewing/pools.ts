import type { Edition } from '#contract/edition.ts'
import { editionBySlug, editionsByCurrency, isOpen } from '#features/edition/edition.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { isPublished, selectChanged, selectMembers } from './pool.queries.ts'
import { createPool, type Pool } from './pool.ts'
import { createVisits, type Visits } from './visits.ts'

/** How long a process may show what another one has changed. */
const freshMs = 2000
/** Changes are looked for this far back again: a transaction commits later than its instant. */
const overlapMs = 30_000

/**
 * The pools of the editions that are being watched, one copy a process, rebuilt from the rows at the first
 * request and kept up by what has changed since. Nothing in it is lost with the process but pending counts.
 */
export type Pools = {
  /** Refuses `not_found` for what is no published edition, and keeps nothing of it: anybody may name any id. */
  of(editionId: string): Promise<Pool>
  /** An edition by its slug, or the one to watch now; read again as often as a pool. */
  edition(slug: string | undefined): Promise<Edition | null>
  /** The visits under way in this process. */
  visits: Visits
}

type Kept = { pool: Pool; readAt: number; reading: Promise<void> | null }

export const createPools = (platform: Pick<Platform, 'pool' | 'db' | 'clock'>): Pools => {
  const kept = new Map<string, Promise<Kept>>()
  const now = () => platform.clock.now().getTime()
  const ready = new Map<string, Pool>()
  const visits = createVisits((editionId) => ready.get(editionId), now)
  const editions = new Map<string, { readAt: number; edition: Promise<Edition | null> }>()

  const load = async (editionId: string): Promise<Kept> => {
    const readAt = now()
    if (!(await isPublished(platform.pool, editionId))) refuse('not_found')
    const pool = createPool()
    for (const member of await selectMembers(platform.pool, editionId)) pool.set(member)
    ready.set(editionId, pool)
    return { pool, readAt, reading: null }
  }

  const refresh = async (editionId: string, one: Kept): Promise<void> => {
    const began = now()
    const { published, filmIds, counts } = await selectChanged(
      platform.pool,
      editionId,
      new Date(one.readAt - overlapMs),
    )
    if (!published) forget(editionId)
    if (filmIds.length > 0) {
      const members = new Map(
        (await selectMembers(platform.pool, editionId, filmIds)).map((m) => [m.filmId, m]),
      )
      for (const filmId of filmIds) {
        const member = members.get(filmId)
        if (member) one.pool.set(member)
        else one.pool.remove(filmId)
      }
    }
    for (const [filmId, count] of counts) one.pool.confirmed(filmId, count)
    one.readAt = began
  }

  /** An edition that is taken back: whoever is being answered keeps what they have, nobody after them. */
  const forget = (editionId: string) => {
    kept.delete(editionId)
    ready.delete(editionId)
    editions.clear()
  }

  const of = async (id: string): Promise<Pool> => {
    const editionId = id.toLowerCase()
    const loading = kept.get(editionId) ?? load(editionId)
    kept.set(editionId, loading)
    const one = await loading.catch((error) => {
      kept.delete(editionId)
      throw error
    })
    if (now() - one.readAt >= freshMs) {
      one.reading ??= refresh(editionId, one).finally(() => {
        one.reading = null
      })
      await one.reading
    }
    visits.expire()
    return one.pool
  }

  /** An edition that was opened early has nothing to show yet and takes nobody away from one that has. */
  const onNow = async (): Promise<Edition | null> => {
    const instant = platform.clock.now()
    const editions = await editionsByCurrency(platform.db, instant)
    for (const edition of editions.filter((one) => isOpen(one, 'screening', instant)))
      if ((await of(edition.id)).films.size > 0) return edition
    return editions[0] ?? null
  }

  return {
    of,
    edition: (slug) => {
      const known = editions.get(slug ?? '')
      if (known && now() - known.readAt < freshMs) return known.edition
      if (editions.size > 100) editions.clear()
      const edition = slug ? editionBySlug(platform.db, slug) : onNow()
      edition.catch(() => editions.delete(slug ?? ''))
      editions.set(slug ?? '', { readAt: now(), edition })
      return edition
    },
    visits,
  }
}
