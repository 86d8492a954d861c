import { sql } from 'kysely'
import { missingConsents } from '#features/account/account.ts'
import { guardiansAsked } from '#features/edition/edition.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { type Waiting, waitingFor } from './film.rules.ts'

/** Whether a film may be public, and whether it is. */
export type Verdict = {
  filmId: string
  personId: string
  /** Its maker wants it to be public. */
  posted: boolean
  published: boolean
  /** What stands in the way; empty: it may be public. In the order in which people can act on it. */
  waitingFor: Waiting[]
}

/**
 * The one place that decides whether films may be public: the house's terms, a guardian's consent where the house
 * or an edition asks for one, the rights, the preparation, and no ruling against it. Every published edition in
 * which an entry of the film stands asks by its own rule and for its own text; a film that is in none is on its
 * maker's own page, where the house asks. Films that are erased or unknown are absent.
 */
export const judgeFilms = async (
  { clock }: Pick<Platform, 'clock'>,
  db: Db,
  filmIds: readonly string[],
): Promise<Map<string, Verdict>> => {
  const rows = filmIds.length === 0 ? [] : await factsOf(db, filmIds)
  const asking = await guardiansAsked(db, [...new Set(rows.flatMap(({ editionIds }) => editionIds))])
  const consents = await missingConsents(
    db,
    rows.map(({ personId, editionIds }) => {
      const asked = editionIds.flatMap((id) => asking.get(id) ?? [])
      return { personId, wanted: asked.length > 0 ? asked : [onOwnPage] }
    }),
    clock.now(),
  )
  return new Map(
    rows.map((row, at) => [
      row.filmId,
      {
        filmId: row.filmId,
        personId: row.personId,
        posted: row.posted,
        published: row.publishedAt !== null,
        waitingFor: waitingFor({ ...row, consents: consents[at] ?? [] }),
      },
    ]),
  )
}

const onOwnPage = { editionId: null }

const factsOf = (db: Db, filmIds: readonly string[]) =>
  db
    .selectFrom('filmStanding as film')
    .leftJoin('original', 'original.filmId', 'film.filmId')
    .leftJoin('preparation', 'preparation.filmId', 'film.filmId')
    .leftJoin('posting', 'posting.filmId', 'film.filmId')
    .where('film.filmId', 'in', filmIds)
    .where('film.erasedAt', 'is', null)
    .select([
      'film.filmId',
      'film.personId',
      'film.publishedAt',
      sql<boolean>`posting.film_id is not null`.as('posted'),
      sql<boolean>`original.film_id is not null`.as('uploaded'),
      sql<boolean>`coalesce(preparation.state in ('watchable', 'complete'), false)`.as('watchable'),
      sql<boolean>`film.held or film.removed`.as('ruled'),
      sql<boolean>`coalesce((select own_work and music and people from rights_declaration r
        where r.film_id = film.film_id order by seq desc limit 1), false)`.as('rights'),
      sql<string[]>`array(select entry.edition_id::text from entry_standing entry
        where entry.film_id = film.film_id and entry.competes)`.as('editionIds'),
    ])
    .execute()
