import type { Overview, SetAside } from '#contract/desk.ts'
import { editionById } from '#features/edition/edition.ts'
import { waitingSince } from '#features/entry/entry.ts'
import { undeliveredSince } from '#features/notice/notice.ts'
import { exposuresSetAside } from '#features/viewing/viewing.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { entriesOf, exposuresIn, makers } from './desk.queries.ts'
import { fairnessOf } from './fairness.ts'

const week = 7 * 86_400_000

/** What needs a hand in an edition, and how evenly its films are shown. Holds no figure of any vote. */
export const overview = async ({ db, clock }: Platform, editionId: string): Promise<Overview> => {
  if (!(await editionById(db, editionId))) return refuse('not_found')
  const now = clock.now()
  const [counts, { people, teams }, waiting, letters, setAside] = await Promise.all([
    exposuresIn(db, editionId),
    makers(db, editionId),
    waitingSince(db, editionId),
    undeliveredSince(db, editionId),
    setAsideIn(db, editionId),
  ])
  return {
    people,
    teams,
    attention: [...waiting, { kind: 'letters' as const, since: letters }].flatMap(({ kind, since }) => {
      if (since.length === 0) return []
      const overdue = since.filter((at) => now.getTime() - at.getTime() > week).length
      const oldestAt = new Date(Math.min(...since.map(Number))).toISOString()
      return [{ kind, count: since.length, overdue, oldestAt }]
    }),
    fairness: fairnessOf(counts),
    setAside,
  }
}

const mostNamed = 5

const setAsideIn = async (db: Db, editionId: string): Promise<SetAside> => {
  const perFilm = await exposuresSetAside(db, editionId)
  const named = perFilm.slice(0, mostNamed)
  const entries = await entriesOf(
    db,
    editionId,
    named.map(({ filmId }) => filmId),
  )
  return {
    exposures: perFilm.reduce((sum, { exposures }) => sum + exposures, 0),
    entries: named.flatMap(({ filmId, exposures }) => {
      const entry = entries.get(filmId)
      return entry ? [{ ...entry, exposures }] : []
    }),
  }
}
