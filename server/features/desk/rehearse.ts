import type { Title } from '#contract/film.ts'
import type { MeasureAct, Rehearsed } from '#contract/measure.ts'
import type { Language } from '#contract/route.ts'
import { entryRow } from '#features/entry/entry.ts'
import { previewsById } from '#features/film/film.ts'
import { Refused, refuse, sentence } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { actOn, type Doer, seenFor } from './measured-entry.ts'

/**
 * What an act would do to some entries of an edition: it is really done to each, and rolled back, so that what is
 * promised is what the rules say. Refuses `not_found` where an entry is none of the edition's.
 */
export const rehearse = async (
  platform: Platform,
  doer: Doer,
  editionId: string,
  act: MeasureAct,
  entryIds: readonly string[],
  language: Language,
): Promise<Rehearsed[]> => {
  const found: { entryId: string; filmId: string; why: string | null; seen: string | null }[] = []
  for (const entryId of new Set(entryIds)) {
    const row = await entryRow(platform.db, entryId)
    if (row?.editionId !== editionId) refuse('not_found')
    const { filmId } = row ?? refuse('not_found')
    found.push({ entryId, filmId, ...(await tryOut(platform, doer, editionId, act, entryId, language)) })
  }
  const films = await previewsById(
    platform,
    doer.personId,
    found.map(({ filmId }) => filmId),
  )
  return found.map(({ entryId, filmId, why, seen }) => {
    const film = films.get(filmId)
    return {
      entryId,
      title: film?.title ?? untitled,
      maker: film?.makers[0]?.name ?? '',
      poster: film?.media.poster ?? null,
      will: why === null,
      why,
      seen,
    }
  })
}

const untitled: Title = { original: '', reading: '', romanised: '', english: '' }

/** Words are asked for later: any will do to see what the act itself says. */
const words = { hold: 'other', remove: 'other', release: 'other' } as const

const tryOut = async (
  platform: Platform,
  doer: Doer,
  editionId: string,
  act: MeasureAct,
  entryId: string,
  language: Language,
): Promise<{ why: string | null; seen: string | null }> => {
  const reasonCode = act in words ? words[act as keyof typeof words] : null
  return await rolledBack(platform, async (trx) => {
    const seen = await seenFor(trx, entryId, act)
    try {
      await actOn(platform, trx, doer, { editionId, entryId, act, words: { reasonCode, reason: '…' } })
      return { why: null, seen }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return { why: sentence(error.code, language, error.details), seen }
    }
  })
}

/** The answer of a transaction of which nothing stays. */
const rolledBack = async <T>({ db }: Platform, act: (trx: Trx) => Promise<T>): Promise<T> => {
  const trx = await db.startTransaction().execute()
  try {
    return await act(trx)
  } finally {
    await trx.rollback().execute()
  }
}
