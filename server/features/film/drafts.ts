import type { FilmDraft, Preparation } from '#contract/film.ts'
import type { Language } from '#contract/route.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { selectFilms, selectWorkings } from './film.queries.ts'
import { takesAway, type Waiting } from './film.rules.ts'
import { filmDraft, preparationView } from './film.view.ts'
import { openMedia } from './grant.ts'
import { judgeFilms, type Verdict } from './may-be-public.ts'
import { receivedBytes } from './upload-store.ts'

/** A film as its makers see it. Refuses `not_found` to everyone else. */
export const draftOf = async (
  platform: Platform,
  personId: string,
  filmId: string,
  language: Language,
): Promise<FilmDraft> => {
  const [draft] = await drafts(platform, personId, [filmId], language)
  return draft ?? refuse('not_found')
}

/** The films of a person and of the teams they joined, newest first. */
export const myFilms = async (
  platform: Platform,
  personId: string,
  language: Language,
): Promise<FilmDraft[]> => {
  const mine = await platform.db
    .selectFrom('film')
    .select('id')
    .where('erasedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('personId', '=', personId),
        eb(
          'id',
          'in',
          eb
            .selectFrom('teamMember')
            .select('filmId')
            .where('personId', '=', personId)
            .where('acceptedAt', 'is not', null),
        ),
      ]),
    )
    .orderBy('createdAt', 'desc')
    .execute()
  return await drafts(
    platform,
    personId,
    mine.map(({ id }) => id),
    language,
  )
}

const drafts = async (
  platform: Platform,
  personId: string,
  ids: string[],
  language: Language,
): Promise<FilmDraft[]> => {
  const { db } = platform
  const rows = ids.length === 0 ? [] : await selectFilms(db).where('film.id', 'in', ids).execute()
  const workings = new Map((await selectWorkings(db, ids).execute()).map((row) => [row.id, row]))
  const verdicts = await judgeFilms(platform, db, ids)
  const tokens = await openMedia(platform, rows, personId)
  const made = await Promise.all(
    rows.map(async (row) => {
      const working = workings.get(row.id)
      if (!working) return []
      const open = working.upload && !working.upload.completedAt ? working.upload.id : null
      return [
        filmDraft(row, working, {
          grant: tokens.get(row.id) ?? null,
          receivedBytes: open ? await receivedBytes(platform, open) : 0,
          waitingFor: awaited(verdicts.get(row.id)),
          language,
        }),
      ]
    }),
  )
  return made.flat().sort((a, b) => ids.indexOf(a.film.id) - ids.indexOf(b.film.id))
}

/** While a film is public it waits for nothing without which it could not be: what follows from that is on its way. */
const awaited = (verdict: Verdict | undefined): Waiting[] =>
  verdict?.waitingFor.filter((reason) => !(verdict.published && takesAway.has(reason))) ?? []

export const preparationOf = async (
  db: Db,
  filmId: string,
  language: Language,
): Promise<Preparation | null> => {
  const [row] = await selectWorkings(db, [filmId]).execute()
  return row ? preparationView(row, language) : null
}
