import { randomUUID } from 'node:crypto'
import type { Edition } from '#contract/edition.ts'
import { editionsNamedIn, holdPublic, isOpen, phaseOf } from '#features/edition/edition.ts'
import { decidingUpload } from '#features/film/film.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { reconsider } from './decide.ts'
import { nextNumber } from './entry.queries.ts'
import { tell } from './tell.ts'

/**
 * A posted film enters the editions whose hashtag its text carries and that take films at that instant. One that
 * is in already, or was withdrawn, is left as it is. Returns the entries made.
 */
export const receiveEntries = async (
  platform: Platform,
  trx: Trx,
  filmId: string,
  at: Date,
): Promise<string[]> => {
  const film = await trx
    .selectFrom('film')
    .select(['personId', 'post'])
    .where('id', '=', filmId)
    .executeTakeFirst()
  if (!film) return []
  const made: string[] = []
  for (const edition of await editionsNamedIn(trx, film.post)) {
    const receivedAt = await receiptAt(trx, edition, filmId, at)
    if (!receivedAt || !(await holdPublic(trx, edition.id))) continue
    const id = await insertEntry(trx, edition, filmId, film.personId, receivedAt)
    if (!id) continue
    const { number } = await trx
      .selectFrom('entry')
      .select('number')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    await tell(platform, trx, 'entry.received', id, edition.id, film.personId, { number, filmId })
    await reconsider(platform, trx, id)
    made.push(id)
  }
  return made
}

/**
 * When an entry counts as received: at once while submissions are open; within the grace after them, when its
 * upload began; null when it is too early or too late.
 */
const receiptAt = async (db: Db, edition: Edition, filmId: string, at: Date): Promise<Date | null> => {
  if (isOpen(edition, 'submissions', at)) return at
  const submissions = phaseOf(edition, 'submissions')
  if (!submissions?.endsAt || at < new Date(submissions.startsAt)) return null
  const upload = await decidingUpload(db, filmId)
  const end = Date.parse(submissions.endsAt)
  const inGrace = at.getTime() < end + edition.rules.uploadGraceMs
  return upload && inGrace && upload.begunAt.getTime() < end ? upload.begunAt : null
}

const insertEntry = async (
  trx: Trx,
  edition: Edition,
  filmId: string,
  personId: string,
  receivedAt: Date,
): Promise<string | null> => {
  const known = await trx
    .selectFrom('entry')
    .select('id')
    .where('editionId', '=', edition.id)
    .where('filmId', '=', filmId)
    .executeTakeFirst()
  if (known) return null
  const number = await nextNumber(trx, edition.id)
  const made = await trx
    .insertInto('entry')
    .values({ id: randomUUID(), editionId: edition.id, filmId, personId, number, receivedAt })
    .onConflict((conflict) => conflict.columns(['editionId', 'filmId']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) await copyCategories(trx, made.id, edition.id, filmId)
  return made?.id ?? null
}

/** The categories of the film that this edition has. */
export const copyCategories = async (
  trx: Trx,
  entryId: string,
  editionId: string,
  filmId: string,
): Promise<void> => {
  await trx.deleteFrom('entryCategory').where('entryId', '=', entryId).execute()
  const chosen = await trx
    .selectFrom('filmCategory')
    .innerJoin('category', 'category.id', 'filmCategory.categoryId')
    .select('category.id as categoryId')
    .where('filmId', '=', filmId)
    .where('category.editionId', '=', editionId)
    .execute()
  if (chosen.length > 0)
    await trx
      .insertInto('entryCategory')
      .values(chosen.map(({ categoryId }) => ({ entryId, categoryId })))
      .execute()
}
