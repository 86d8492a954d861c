import type { Edition } from '#contract/edition.ts'
import { refuse } from '#platform/errors.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { othersWithTags, selectEditions } from './edition.queries.ts'
import { byCurrency, missingFor, phaseOf } from './edition.rules.ts'
import { editionView } from './edition.view.ts'
import { fold, hashtagsIn } from './hashtag.ts'

export const editionById = async (db: Db, id: string): Promise<Edition | null> => {
  const row = await selectEditions(db).where('edition.id', '=', id).executeTakeFirst()
  return row ? editionView(row) : null
}

export const editionBySlug = async (db: Db, slug: string): Promise<Edition | null> => {
  const row = await selectEditions(db).where('slug', '=', slug).executeTakeFirst()
  return row ? editionView(row) : null
}

/** All editions, drafts included, newest first. */
export const allEditions = async (db: Db): Promise<Edition[]> => {
  const rows = await selectEditions(db).orderBy('createdAt', 'desc').orderBy('edition.id', 'desc').execute()
  return rows.map(editionView)
}

/** The published editions, the one that is most of interest now first. */
export const editionsByCurrency = async (db: Db, now: Date): Promise<Edition[]> => {
  const rows = await selectEditions(db).where('publishedAt', 'is not', null).execute()
  return byCurrency(rows.map(editionView), now)
}

/** The age from which a person may come in: the lowest that an edition asks for which is on or to come; else 13. */
export const youngestWanted = async (db: Db, now: Date): Promise<number> => {
  const rows = await selectEditions(db).where('publishedAt', 'is not', null).execute()
  const ages = rows
    .map(editionView)
    .filter(({ calendar }) =>
      calendar.some(({ kind, endsAt }) => kind !== 'archive' && endsAt && new Date(endsAt) > now),
    )
    .map(({ rules }) => rules.minimumAge)
  return ages.length > 0 ? Math.min(...ages) : 13
}

/** The published editions whose hashtag stands in a text, whether or not they take films now. */
export const editionsNamedIn = async (db: Db, text: string): Promise<Edition[]> => {
  const folded = hashtagsIn(text).map((tag) => tag.folded)
  if (folded.length === 0) return []
  const rows = await selectEditions(db)
    .where('publishedAt', 'is not', null)
    .where('edition.id', 'in', (eb) =>
      eb.selectFrom('hashtag').select('editionId').where('folded', 'in', folded),
    )
    .execute()
  return rows.map(editionView)
}

/** The edition, or a refusal. */
export const findEdition = async (db: Db, id: string): Promise<Edition> =>
  (await editionById(db, id)) ?? refuse('not_found')

/** The edition with its row locked, so that two changes happen one after the other. */
export const lockEdition = async (trx: Trx, id: string, revision?: number): Promise<Edition> => {
  await trx.selectFrom('edition').select('id').where('id', '=', id).forUpdate().execute()
  const edition = await findEdition(trx, id)
  if (revision !== undefined && revision !== edition.revision) refuse('edition_changed_elsewhere')
  return edition
}

/** Refuses what an edition that everyone sees may not be: incomplete, or listening to another one's hashtag. */
export const checkPublic = async (trx: Trx, edition: Edition): Promise<void> => {
  const [first, ...more] = missingFor(edition)
  if (first) refuse('edition_incomplete', { missing: [first, ...more].join(' ') }, first)
  const mine = phaseOf(edition, 'submissions')
  for (const other of await othersWithTags(trx, edition.id, edition.hashtags.map(fold))) {
    const theirs = phaseOf((await editionById(trx, other.id)) ?? edition, 'submissions')
    if (mine && theirs && mine.startsAt < (theirs.endsAt ?? '') && theirs.startsAt < (mine.endsAt ?? ''))
      refuse('edition_hashtag_taken', { hashtag: other.shown }, 'hashtags')
  }
}

/** By id, by slug, or the one that is on now. */
export const editionAt = async (db: Db, where: string, now: Date): Promise<Edition | null> => {
  if (where === 'current') return (await editionsByCurrency(db, now))[0] ?? null
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(where)
    ? editionById(db, where)
    : editionBySlug(db, where)
}
