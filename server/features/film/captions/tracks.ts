import type { CaptionReading, CaptionWarning } from '#contract/captions.ts'
import { filmLimits } from '#contract/plain/film.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { tidyLanguage } from '../film.rules.ts'
import { tell } from '../tell.ts'
import { readInTurn } from './in-turn.ts'
import { writeWebVtt } from './reading.ts'

/** How many cues of a file are shown before it is taken. */
const shownFirst = 6

/** How a file would be taken; refuses what `readCaptions` refuses. */
export const tryCaptions = async (
  db: Db,
  filmId: string,
  file: string | Uint8Array,
): Promise<CaptionReading> => {
  const { encoding, cues, warnings } = await readInTurn(file, await lengthOf(db, filmId))
  const first = cues.slice(0, shownFirst).map(({ startMs, endMs, text }) => ({ startMs, endMs, text }))
  return { encoding, cues: cues.length, first, warnings }
}

/** Sets the captions of a language from WebVTT or SRT; refuses what `readCaptions` refuses. */
export const setCaptions = async (
  platform: Platform,
  personId: string,
  filmId: string,
  tag: string,
  file: string | Uint8Array,
): Promise<CaptionWarning[]> => {
  const language = tidyLanguage(tag, 'language')
  const reading = await readInTurn(file, await lengthOf(platform.db, filmId))
  const webvtt = writeWebVtt(reading.cues)
  const cues = reading.cues.length
  await platform.db.transaction().execute(async (trx) => {
    await trx.selectFrom('film').select('id').where('id', '=', filmId).forUpdate().execute()
    const others = await trx
      .selectFrom('caption')
      .select('language')
      .where('filmId', '=', filmId)
      .where('language', '!=', language)
      .execute()
    if (others.length >= filmLimits.captionLanguages)
      refuse('film_captions_too_many', { limit: filmLimits.captionLanguages }, 'language')
    const addedAt = platform.clock.now()
    await trx
      .insertInto('caption')
      .values({ id: crypto.randomUUID(), filmId, language, webvtt, cues, addedAt })
      .onConflict((conflict) =>
        conflict.columns(['filmId', 'language']).doUpdateSet({ webvtt, cues, addedAt }),
      )
      .execute()
    await tell(platform, trx, 'film.captioned', filmId, personId, { language, cues })
  })
  return reading.warnings
}

export const removeCaptions = async (
  platform: Platform,
  personId: string,
  filmId: string,
  language: string,
): Promise<void> => {
  await platform.db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('caption')
      .where('filmId', '=', filmId)
      .where('language', '=', language)
      .returning('id')
      .executeTakeFirst()
    if (gone) await tell(platform, trx, 'film.captioned', filmId, personId, { language, cues: 0 })
  })
}

/** WebVTT text of one language; refuses `not_found`. */
export const captionsOf = async (db: Db, filmId: string, language: string): Promise<string> => {
  const row = await db
    .selectFrom('caption')
    .select('webvtt')
    .where('filmId', '=', filmId)
    .where('language', '=', language)
    .executeTakeFirst()
  return row?.webvtt ?? refuse('not_found')
}

const lengthOf = async (db: Db, filmId: string): Promise<number | null> => {
  const row = await db
    .selectFrom('original')
    .select('durationMs')
    .where('filmId', '=', filmId)
    .executeTakeFirst()
  return row?.durationMs ?? null
}
