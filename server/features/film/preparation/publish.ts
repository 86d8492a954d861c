import { sql } from 'kysely'
import type { TrackFile } from '#platform/media/fragments.ts'
import type { Inspection } from '#platform/media/inspect.ts'
import { bandwidthOf, mediaPlaylist } from '#platform/media/playlist.ts'
import { Interrupted } from '#platform/media/reasons.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { keepBlob, releaseBlob } from '#platform/storage/blobs.ts'
import type { Stored } from '#platform/storage/storage.ts'
import { noteChange } from '../changes.ts'
import { judgePublication } from '../publication.ts'
import { tell } from '../tell.ts'
import { factsOf } from './facts.ts'
import type { First, MadeRendition, Poster } from './prepare.ts'
import { isCurrent, noteState, type Task } from './standing.ts'

/**
 * The film becomes watchable: everything that was made for it takes the place of what was there, in one
 * transaction, or, when its upload was replaced or deleted meanwhile, nothing does.
 */
export async function publishFirst(
  platform: Platform,
  task: Task,
  film: Inspection,
  { first, complete }: { first: First; complete: boolean },
): Promise<void> {
  const { storage } = platform
  const [picture, sound, start, posterFile, board] = await Promise.all([
    storage.putFile(first.rendition.file),
    first.sound && storage.putFile(first.sound.file),
    storage.putFile(first.start),
    storage.putBytes(first.poster.jpeg),
    storage.putBytes(first.storyboard.jpeg),
  ])
  await inOneGo(platform, task, async (trx) => {
    const now = platform.clock.now()
    await forget(trx, task.filmId)
    await addRendition(trx, task.filmId, picture, first.rendition)
    if (sound && first.sound) await addSound(trx, task.filmId, sound, first.sound.track)
    const { rung, track } = first.rendition
    await addRow(trx, task.filmId, start, 'video/mp4', {
      name: 'start',
      width: rung.width,
      height: rung.height,
      codecs: [track.codec, ...(first.sound ? [first.sound.track.codec] : [])].join(','),
      durationMs: ms(track),
    })
    await setPoster(trx, task.filmId, posterFile, first.poster)
    const { jpeg: _, ...board_ } = first.storyboard
    await keepBlob(trx, board, 'image/jpeg')
    await trx
      .insertInto('storyboard')
      .values({ filmId: task.filmId, hash: board.hash, ...board_ })
      .execute()
    await trx.updateTable('original').set(measured(film, first)).where('filmId', '=', task.filmId).execute()
    await showFile(trx, task.filmId, now)
    await noteState(platform, trx, task.filmId, {
      state: complete ? 'complete' : 'watchable',
      stage: complete ? 'done' : 'rest',
      perCent: complete ? 100 : 28,
      reason: null,
      watchableAt: now,
      ...(complete ? { finishedAt: now } : {}),
    })
    await tell(platform, trx, 'film.watchable', task.filmId, null)
    if (complete) await tell(platform, trx, 'film.prepared', task.filmId, null)
    await judgePublication(platform, trx, task.filmId)
  })
}

/** All sizes are there. */
export async function publishRest(
  platform: Platform,
  task: Task,
  renditions: readonly MadeRendition[],
): Promise<void> {
  const stored = await Promise.all(renditions.map(({ file }) => platform.storage.putFile(file)))
  await inOneGo(platform, task, async (trx) => {
    for (const [n, rendition] of renditions.entries()) {
      const bytes = stored[n]
      if (bytes) await addRendition(trx, task.filmId, bytes, rendition)
    }
    const now = platform.clock.now()
    await noteState(platform, trx, task.filmId, {
      state: 'complete',
      stage: 'done',
      perCent: 100,
      finishedAt: now,
    })
    await tell(platform, trx, 'film.prepared', task.filmId, null)
  })
}

/** A newly chosen poster. */
export async function publishPoster(platform: Platform, task: Task, poster: Poster): Promise<void> {
  const stored = await platform.storage.putBytes(poster.jpeg)
  await inOneGo(platform, task, async (trx) => {
    const before = await trx
      .deleteFrom('poster')
      .where('filmId', '=', task.filmId)
      .returning('hash')
      .execute()
    for (const { hash } of before) await releaseBlob(trx, hash)
    await setPoster(trx, task.filmId, stored, poster)
  })
}

/** From now on viewers are shown this file; one that takes another's place is a change of what they are shown. */
async function showFile(trx: Trx, filmId: string, now: Date): Promise<void> {
  const before = await trx.deleteFrom('shownFile').where('filmId', '=', filmId).returning('filmId').execute()
  await trx
    .insertInto('shownFile')
    .columns(['filmId', 'bytes', 'durationMs', 'width', 'height', 'bars', 'shownSince'])
    .expression((eb) =>
      eb
        .selectFrom('original')
        .innerJoin('blob', 'blob.hash', 'original.hash')
        .where('original.filmId', '=', filmId)
        .select([
          'original.filmId',
          'blob.bytes',
          sql<number>`original.duration_ms`.as('durationMs'),
          sql<number>`original.width`.as('width'),
          sql<number>`original.height`.as('height'),
          'original.bars',
          sql<Date>`${now}::timestamptz`.as('shownSince'),
        ]),
    )
    .execute()
  if (before.length > 0) await noteChange(trx, filmId, 'file', now)
}

async function inOneGo(platform: Platform, task: Task, change: (trx: Trx) => Promise<void>): Promise<void> {
  await platform.db.transaction().execute(async (trx) => {
    // first, as wherever a film is judged
    await trx.selectFrom('film').select('id').where('id', '=', task.filmId).forUpdate().execute()
    if (!(await isCurrent(trx, task, true))) throw new Interrupted()
    await change(trx)
  })
}

async function forget(trx: Trx, filmId: string): Promise<void> {
  for (const table of ['rendition', 'poster', 'storyboard'] as const) {
    const gone = await trx.deleteFrom(table).where('filmId', '=', filmId).returning('hash').execute()
    for (const { hash } of gone) await releaseBlob(trx, hash)
  }
}

async function addRendition(
  trx: Trx,
  filmId: string,
  stored: Stored,
  { rung, track }: MadeRendition,
): Promise<void> {
  await addRow(trx, filmId, stored, 'video/mp4', {
    ...playable(rung.name, track),
    width: rung.width,
    height: rung.height,
  })
}

const addSound = (trx: Trx, filmId: string, stored: Stored, track: TrackFile): Promise<void> =>
  addRow(trx, filmId, stored, 'audio/mp4', playable('audio', track))

function playable(name: string, track: TrackFile) {
  const { peak, average } = bandwidthOf(track)
  return {
    name,
    bandwidth: peak,
    averageBandwidth: average,
    codecs: track.codec,
    playlist: mediaPlaylist(`${name}.mp4`, track),
    durationMs: ms(track),
  }
}

type RenditionRow = {
  name: string
  codecs: string
  durationMs: number
  width?: number
  height?: number
  bandwidth?: number
  averageBandwidth?: number
  playlist?: string
}

async function addRow(
  trx: Trx,
  filmId: string,
  stored: Stored,
  mediaType: string,
  row: RenditionRow,
): Promise<void> {
  await keepBlob(trx, stored, mediaType)
  const before = await trx
    .deleteFrom('rendition')
    .where('filmId', '=', filmId)
    .where('name', '=', row.name)
    .returning('hash')
    .execute()
  for (const { hash } of before) await releaseBlob(trx, hash)
  await trx
    .insertInto('rendition')
    .values({ filmId, hash: stored.hash, ...row })
    .execute()
}

async function setPoster(
  trx: Trx,
  filmId: string,
  stored: Stored,
  { width, height, atMs, thumbhash }: Poster,
) {
  await keepBlob(trx, stored, 'image/jpeg')
  await trx
    .insertInto('poster')
    .values({ filmId, hash: stored.hash, width, height, atMs, thumbhash })
    .execute()
}

/** What only decoding tells: loudness, bars in pixels of the display, black and standing pictures. */
function measured(film: Inspection, { judged, samples, originalLoudness }: First) {
  const across = film.width / samples.width
  const down = film.height / samples.height
  const { top, bottom, left, right } = judged.bars
  return {
    loudnessLufs: originalLoudness?.lufs ?? null,
    hasAudio: originalLoudness !== null,
    bars: JSON.stringify({
      top: Math.round(top * down),
      bottom: Math.round(bottom * down),
      left: Math.round(left * across),
      right: Math.round(right * across),
    }),
    facts: JSON.stringify({
      ...factsOf(film),
      bestMs: Math.round(judged.best * samples.everyMs),
      silent: originalLoudness !== null && originalLoudness.lufs === null,
      black: judged.black,
      frozen: judged.frozen,
    }),
  }
}

const ms = ({ duration }: TrackFile): number => Math.round(duration * 1000)
