import type { ExpressionBuilder } from 'kysely'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import type { DB } from '#platform/postgres/schema.generated.ts'
import { eraseBlobs } from '#platform/storage/blobs.ts'
import { revokeGrants } from './grant.ts'
import { tell } from './tell.ts'
import { tidyUploadsLater } from './upload.ts'

/** Deletes a film with its words and media. Its row stays, empty, for the ballots that name it. */
export const deleteFilm = (platform: Platform, personId: string, filmId: string): Promise<void> =>
  platform.db.transaction().execute((trx) => eraseFilm(platform, trx, filmId, personId))

/** Every film of a person who leaves. */
export const eraseFilmsOf = async (platform: Platform, trx: Trx, personId: string): Promise<void> => {
  const films = await trx
    .selectFrom('film')
    .select('id')
    .where('personId', '=', personId)
    .where('erasedAt', 'is', null)
    .execute()
  for (const { id } of films) await eraseFilm(platform, trx, id, personId)
  await trx
    .deleteFrom('teamMember')
    .where((eb) => isTheirs(eb, personId))
    .execute()
  await trx.deleteFrom('formerMember').where('personId', '=', personId).execute()
  await trx.updateTable('upload').set({ fileName: '' }).where('personId', '=', personId).execute()
  await trx.deleteFrom('mediaGrant').where('personId', '=', personId).execute()
  await trx.updateTable('credit').set({ personId: null }).where('personId', '=', personId).execute()
}

/** A person's places in teams, and what nobody has answered yet of the invitations to their address. */
export const isTheirs = (eb: ExpressionBuilder<DB, 'teamMember'>, personId: string) =>
  eb.or([
    eb('teamMember.personId', '=', personId),
    eb.and([
      eb('teamMember.personId', 'is', null),
      eb('teamMember.email', '=', eb.selectFrom('person').select('email').where('id', '=', personId)),
    ]),
  ])

const eraseFilm = async (platform: Platform, trx: Trx, filmId: string, actorId: string): Promise<void> => {
  const now = platform.clock.now()
  const erased = await trx
    .updateTable('film')
    .set({
      erasedAt: now,
      title: JSON.stringify({ original: '', reading: '', romanised: '', english: '' }),
      synopsis: JSON.stringify({ ja: '', en: '' }),
      post: '',
    })
    .where('id', '=', filmId)
    .where('erasedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!erased) return
  await revokeGrants(trx, filmId, now)
  for (const table of ['shownFile', 'wording'] as const)
    await trx.deleteFrom(table).where('filmId', '=', filmId).execute()
  for (const table of ['original', 'rendition', 'poster', 'storyboard'] as const) {
    const gone = await trx.deleteFrom(table).where('filmId', '=', filmId).returning('hash').execute()
    await eraseBlobs(
      trx,
      gone.map(({ hash }) => hash),
    )
  }
  for (const table of [
    'posting',
    'publication',
    'caption',
    'credit',
    'teamMember',
    'formerMember',
    'rightsDeclaration',
    'preparation',
    'filmCategory',
  ] as const)
    await trx.deleteFrom(table).where('filmId', '=', filmId).execute()
  await trx
    .updateTable('upload')
    .set({ abandonedAt: now })
    .where('filmId', '=', filmId)
    .where('completedAt', 'is', null)
    .execute()
  await trx.updateTable('upload').set({ fileName: '' }).where('filmId', '=', filmId).execute()
  await tidyUploadsLater(platform, trx)
  await tell(platform, trx, 'film.erased', filmId, actorId)
}
