import type { Language } from '#contract/route.ts'
import type { Platform } from '#platform/platform.ts'
import { isTold } from './catalogue/catalogue.ts'
import { factsOf, type Subject, situationOf } from './facts.ts'
import { eventById, filmsOf, isOvertaken } from './notice.queries.ts'
import { tell } from './tell.ts'

type Row = {
  eventId: string
  kind: string
  personId: string
  filmId: string | null
  entryId: string | null
  editionId: string | null
}

/** A notice in words, as things stand now; null when nothing is left that it could tell of. */
export const taleOf = async (platform: Platform, row: Row, language: Language) => {
  const { db } = platform
  const event = await eventById(db, row.eventId)
  if (!event || !isTold(row.kind)) return null
  const { filmId, entryId, editionId, personId } = row
  const filmIds = await filmsOf(db, { filmId, editionId, personId })
  const subject: Subject = { filmId, entryId, editionId, filmIds, child: null, language }
  const situation = await situationOf(platform, db, subject)
  if (filmId && !situation.filmId) return null
  const facts = await factsOf(db, situation, subject, event)
  const isPast = await isOvertaken(db, event, [filmId, entryId, editionId, personId])
  return { ...tell(facts, isPast), at: event.happenedAt, editionName: situation.editionName }
}
