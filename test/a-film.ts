import { randomBytes, randomUUID } from 'node:crypto'
import type { Edition } from '#contract/edition.ts'
import { createFilm, declareRights } from '#features/film/film.ts'
import type { Platform } from '#platform/platform.ts'
import type { Site } from './harness.ts'
import type { SignedInPerson } from './sign-in.ts'

export type Measured = {
  durationMs?: number
  width?: number
  height?: number
  bars?: object | null
  bytes?: number
  /** All renditions are there, not the first alone. */
  complete?: boolean
}

/** A film with a title, a text and the promises given, as its maker has written it. */
export const aFilm = async (
  { platform }: Pick<Site, 'platform'>,
  makerId: string,
  { title = '屋上、八月のいちばん長い雲', post = '' }: { title?: string; post?: string } = {},
): Promise<string> => {
  const id = randomUUID()
  await createFilm(platform, makerId, id, { title: { original: title }, post })
  await declareRights(platform, makerId, id, {
    id: randomUUID(),
    version: '1',
    ownWork: true,
    music: true,
    people: true,
  })
  return id
}

/** What an upload and its preparation leave behind, without the bytes, and what follows the news of it. */
export const makeWatchable = async (
  site: Pick<Site, 'platform' | 'work'>,
  filmId: string,
  measured: Measured = {},
): Promise<void> => {
  await prepared(site.platform, filmId, measured)
  await site.work()
}

/** The same, and nothing follows yet. */
export const prepared = async (
  { db, events, clock }: Pick<Platform, 'db' | 'events' | 'clock'>,
  filmId: string,
  {
    durationMs = 168_000,
    width = 1080,
    height = 1920,
    bars = null,
    bytes = 412_000_000,
    complete = false,
  }: Measured = {},
): Promise<void> => {
  const now = clock.now()
  const hash = randomBytes(32).toString('hex')
  await db.transaction().execute(async (trx) => {
    const { personId } = await trx
      .selectFrom('film')
      .select('personId')
      .where('id', '=', filmId)
      .executeTakeFirstOrThrow()
    await trx.insertInto('blob').values({ hash, bytes, mediaType: 'video/mp4', refs: 1 }).execute()
    const open = await trx
      .selectFrom('upload')
      .select('id')
      .where('filmId', '=', filmId)
      .where('completedAt', 'is', null)
      .execute()
    const uploadId = open[0]?.id ?? randomUUID()
    if (open.length === 0)
      await trx
        .insertInto('upload')
        .values({ id: uploadId, filmId, personId, bytes, begunAt: now, completedAt: now })
        .execute()
    else await trx.updateTable('upload').set({ completedAt: now }).where('filmId', '=', filmId).execute()
    const facts = {
      uploadId,
      hash,
      durationMs,
      width,
      height,
      bars: bars && JSON.stringify(bars),
      receivedAt: now,
    }
    await trx
      .insertInto('original')
      .values({ filmId, ...facts })
      .onConflict((conflict) => conflict.column('filmId').doUpdateSet(facts))
      .execute()
    const state = {
      ...(complete
        ? { state: 'complete', stage: 'done', perCent: 100 }
        : { state: 'watchable', stage: 'rest', perCent: 40 }),
      queuedAt: now,
      watchableAt: now,
      updatedAt: now,
    }
    await trx
      .insertInto('preparation')
      .values({ filmId, ...state })
      .onConflict((conflict) => conflict.column('filmId').doUpdateSet(state))
      .execute()
    if (complete)
      await trx
        .insertInto('rendition')
        .values({ filmId, name: 'start', hash, codecs: 'avc1', durationMs })
        .execute()
    await events.record(trx, {
      kind: 'film.watchable',
      subjectKind: 'film',
      subjectId: filmId,
      happenedAt: now,
    })
  })
}

/** Posts a film as its maker does; the answer's entries are those it is in. */
export const post = async (site: Pick<Site, 'app'>, maker: SignedInPerson, filmId: string) => {
  const response = await site.app.inject({
    method: 'PUT',
    url: `/api/films/${filmId}/publication`,
    headers: maker.headers,
  })
  return { status: response.statusCode, json: response.json() }
}

export const tagOf = (edition: Edition): string => `＃${edition.hashtags[0]?.replace(/^[#＃]/, '')}`
