import { sql } from 'kysely'
import type { Edition } from '#contract/edition.ts'
import { refuse } from '#platform/errors.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { fold } from '#platform/text/text.ts'
import { editionOnceAt } from './address.ts'
import { othersWithTags, selectEditions } from './edition.queries.ts'
import { byCurrency, missingFor, phaseOf } from './edition.rules.ts'
import { editionView } from './edition.view.ts'
import { hashtagsIn } from './hashtag.ts'

export const editionById = async (db: Db, id: string): Promise<Edition | null> => {
  const row = await selectEditions(db).where('edition.id', '=', id).executeTakeFirst()
  return row ? editionView(row) : null
}

/** Under its address or one under which it has been public: printed codes lead here for ever. */
export const editionBySlug = async (db: Db, slug: string): Promise<Edition | null> => {
  const row = await selectEditions(db).where('slug', '=', slug).executeTakeFirst()
  if (row) return editionView(row)
  const former = await editionOnceAt(db, slug)
  return former === null ? null : await editionById(db, former)
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

/** A hashtag of a text in the reading that names published editions, whether or not they take films now. */
export type TagNaming = { written: string; start: number; end: number; editions: Edition[] }

export const tagsNaming = async (db: Db, text: string): Promise<TagNaming[]> => {
  const tags = hashtagsIn(text)
  const folded = new Set(tags.flatMap(({ readings }) => readings.map((reading) => reading.folded)))
  if (folded.size === 0) return []
  const named = await db
    .selectFrom('hashtag')
    .select(['editionId', 'folded'])
    .where('folded', '=', (eb) => eb.fn.any(eb.val([...folded])))
    .execute()
  if (named.length === 0) return []
  const rows = await selectEditions(db)
    .where('publishedAt', 'is not', null)
    .where(
      'edition.id',
      'in',
      named.map(({ editionId }) => editionId),
    )
    .execute()
  const editions = rows.map(editionView)
  const namedBy = (word: string) =>
    editions.filter(({ id }) => named.some((row) => row.editionId === id && row.folded === word))
  return tags.flatMap(({ start, readings }) => {
    const reading = readings.find((one) => namedBy(one.folded).length > 0)
    return reading
      ? [{ written: reading.written, start, end: reading.end, editions: namedBy(reading.folded) }]
      : []
  })
}

/** The published editions whose hashtag stands in a text. */
export const editionsNamedIn = async (db: Db, text: string): Promise<Edition[]> => {
  const found = (await tagsNaming(db, text)).flatMap(({ editions }) => editions)
  return [...new Map(found.map((edition) => [edition.id, edition])).values()]
}

/** The edition, or a refusal. */
export const findEdition = async (db: Db, id: string): Promise<Edition> =>
  (await editionById(db, id)) ?? refuse('not_found')

/** The edition with its row locked, so that two changes happen one after the other. Refuses `edition_archived`. */
export const lockEdition = async (trx: Trx, id: string, revision?: number): Promise<Edition> => {
  const edition = await lockWhole(trx, id)
  if (edition.archivedAt) refuse('edition_archived')
  if (revision !== undefined && revision !== edition.revision) refuse('edition_changed_elsewhere')
  return edition
}

/** The same also of one that was put away. */
export const lockWhole = async (trx: Trx, id: string): Promise<Edition> => {
  await trx.selectFrom('edition').select('id').where('id', '=', id).forUpdate().execute()
  return await findEdition(trx, id)
}

/** What these editions ask for stays as it is until the transaction ends; waits for a change that is on its way. */
export const holdEditions = async (trx: Trx, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  await trx.selectFrom('edition').select('id').where('id', 'in', ids).orderBy('id').forKeyShare().execute()
}

/** Whether it is public, and stays so until the transaction ends: whoever takes it back comes before or after. */
export const holdPublic = async (trx: Trx, id: string): Promise<boolean> => {
  const row = await trx
    .selectFrom('edition')
    .select('publishedAt')
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst()
  return row !== undefined && row.publishedAt !== null
}

/**
 * Refuses what an edition that everyone sees may not be: incomplete, or listening to another one's hashtag. One
 * edition at a time becomes so: of two that take a hashtag at once, the later sees the earlier.
 */
export const checkPublic = async (trx: Trx, edition: Edition): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${hashtagsLock})`.execute(trx)
  const [first, ...more] = missingFor(edition)
  if (first) refuse('edition_incomplete', { missing: [first, ...more].join(' ') }, first)
  const mine = phaseOf(edition, 'submissions')
  for (const other of await othersWithTags(trx, edition.id, edition.hashtags.map(fold))) {
    const theirs = phaseOf((await editionById(trx, other.id)) ?? edition, 'submissions')
    if (mine && theirs && mine.startsAt < (theirs.endsAt ?? '') && theirs.startsAt < (mine.endsAt ?? ''))
      refuse('edition_hashtag_taken', { hashtag: other.shown }, 'hashtags')
  }
}

/** No two editions are judged at once. */
const hashtagsLock = 5_055_061

/** By id, by slug, or the one that is on now. */
export const editionAt = async (db: Db, where: string, now: Date): Promise<Edition | null> => {
  if (where === 'current') return (await editionsByCurrency(db, now))[0] ?? null
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(where)
    ? editionById(db, where)
    : editionBySlug(db, where)
}
