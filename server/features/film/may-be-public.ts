import { sql } from 'kysely'
import { missingConsents } from '#features/account/account.ts'
import { guardiansAsked } from '#features/edition/edition.ts'
import type { Config } from '#platform/config.ts'
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
 * The one place that decides whether films may be public: somewhere to be shown, the house's terms, a guardian's
 * consent where the house or an edition asks for one, the rights, the preparation, and no ruling against it. A film is
 * shown in every published edition in which an entry of it stands, each of which asks by its own rule and for its own
 * text; one that is in none is on its maker's own page, if they asked for that, and there the house asks. Films that
 * are erased or unknown are absent.
 */
export const judgeFilms = async (
  { clock, config }: Pick<Platform, 'clock' | 'config'>,
  db: Db,
  filmIds: readonly string[],
): Promise<Map<string, Verdict>> => {
  const rows = filmIds.length === 0 ? [] : await factsOf(db, filmIds)
  const asking = await guardiansAsked(db, [...new Set(rows.flatMap(({ editionIds }) => editionIds))])
  const places = rows.map(({ posted, ownPage, editionIds }) => {
    const asked = editionIds.flatMap((id) => asking.get(id) ?? [])
    if (asked.length > 0) return asked
    return posted && !ownPage ? [] : [onOwnPage]
  })
  const consents = await missingConsents(
    db,
    rows.map((row, at) => ({
      personId: row.personId,
      wanted: places[at] ?? [],
      changedAt: changeToSee(config.guardianSees, row),
    })),
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
        waitingFor: waitingFor({ ...row, consents: consents[at] ?? [], nowhere: places[at]?.length === 0 }),
      },
    ]),
  )
}

const onOwnPage = { editionId: null }

/** Since when there is something that a guardian is asked about again, by the rule of the house. */
const changeToSee = (
  sees: Config['guardianSees'],
  { fileChangedAt, wordsChangedAt }: { fileChangedAt: Date | null; wordsChangedAt: Date | null },
): Date | null => {
  if (sees === 'nothing') return null
  if (sees === 'file' || !wordsChangedAt) return fileChangedAt
  return fileChangedAt && fileChangedAt > wordsChangedAt ? fileChangedAt : wordsChangedAt
}

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
      'posting.fileChangedAt',
      'posting.wordsChangedAt',
      sql<boolean>`posting.film_id is not null`.as('posted'),
      sql<boolean>`coalesce(posting.own_page, false)`.as('ownPage'),
      sql<boolean>`original.film_id is not null`.as('uploaded'),
      sql<boolean>`coalesce(preparation.state in ('watchable', 'complete'), false)`.as('watchable'),
      sql<boolean>`film.held or film.removed`.as('ruled'),
      sql<boolean>`coalesce((select own_work and music and people from rights_declaration r
        where r.film_id = film.film_id order by seq desc limit 1), false)`.as('rights'),
      sql<string[]>`array(select entry.edition_id::text from entry_standing entry
        where entry.film_id = film.film_id and entry.competes)`.as('editionIds'),
    ])
    .execute()
