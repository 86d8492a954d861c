import { tallyLimits } from '#contract/plain/tally.ts'
import type { Bilingual } from '#contract/route.ts'
import type { Decision, Motion, Result } from '#contract/tally.ts'
import { anyFilmsById } from '#features/film/film.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { cleanBoth, cleanText } from '#platform/text/text.ts'
import { checkNothingAnnounced } from './announcing.ts'
import {
  awardable,
  awardById,
  decisionById,
  decisionFor,
  latestResults,
  motionById,
} from './tally.queries.ts'
import { decisionView, motionView } from './tally.view.ts'

/** Logs a motion. Repeating the id gives the first answer. Refuses `tally_motion_empty`, `text_too_long`. */
export const logMotion = async (
  platform: Platform,
  personId: string,
  ask: { motionId: string; editionId: string; text: string },
): Promise<Motion> => {
  const text = cleanText(ask.text, { field: 'text', limit: tallyLimits.motion, lines: true })
  if (!text) refuse('tally_motion_empty', {}, 'text')
  const now = platform.clock.now()
  return await platform.db.transaction().execute(async (trx) => {
    const made = await trx
      .insertInto('motion')
      .values({ id: ask.motionId, editionId: ask.editionId, text, movedBy: personId, movedAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    const motion = (await motionById(trx, ask.motionId)) ?? refuse('failed')
    if (motion.editionId !== ask.editionId || motion.movedBy !== personId) refuse('already_exists')
    if (made)
      await platform.events.record(trx, {
        kind: 'motion.moved',
        subjectKind: 'motion',
        subjectId: ask.motionId,
        editionId: ask.editionId,
        actorId: personId,
        happenedAt: now,
      })
    return motionView(motion)
  })
}

type DecisionAsk = {
  decisionId: string
  awardId: string
  place: number
  filmId: string | null
  note: Bilingual
  motionId: string | null
}

/**
 * Enters who takes a place of an award that jury or organisers decide, or an audience that did not vote; `filmId`
 * null: it is not awarded. What
 * has been decided changes by a motion only. Repeating the id gives the first answer. Refuses `not_found`,
 * `tally_by_audience`, `tally_place_unknown`, `tally_film_not_running`, `tally_motion_needed`,
 * `tally_motion_unknown`, `already_exists`.
 */
export const decide = async (platform: Platform, personId: string, ask: DecisionAsk): Promise<Decision> => {
  const now = platform.clock.now()
  const note = cleanBoth(ask.note, { field: 'note', limit: tallyLimits.note })
  return await platform.db.transaction().execute(async (trx) => {
    // two decisions about one award happen one after the other
    await trx.selectFrom('award').select('id').where('id', '=', ask.awardId).forUpdate().execute()
    const award = (await awardById(trx, ask.awardId)) ?? refuse('not_found')
    const before = await decisionById(trx, ask.decisionId)
    if (before) {
      if (before.awardId !== ask.awardId || before.decidedBy !== personId) refuse('already_exists')
      return await viewOf(trx, ask.decisionId)
    }
    if (award.decidedBy === 'audience' && !(await isWithoutVotes(trx, award))) refuse('tally_by_audience')
    await checkNothingAnnounced(trx, { awardId: ask.awardId })
    if (ask.place > award.places) refuse('tally_place_unknown', {}, 'place')
    if (ask.filmId !== null && !(await awardable(trx, award.editionId)).includes(ask.filmId))
      refuse('tally_film_not_running', {}, 'filmId')
    const decided = await decisionFor(trx, ask.awardId, ask.place)
    if (decided) await mustBeMoved(trx, award.editionId, ask.motionId)
    await trx
      .insertInto('decision')
      .values({
        id: ask.decisionId,
        awardId: ask.awardId,
        place: ask.place,
        filmId: ask.filmId,
        note: JSON.stringify(note),
        motionId: decided ? ask.motionId : null,
        decidedBy: personId,
        decidedAt: now,
      })
      .execute()
    await platform.events.record(trx, {
      kind: decided ? 'award.changed' : 'award.decided',
      subjectKind: 'award',
      subjectId: ask.awardId,
      editionId: award.editionId,
      actorId: personId,
      data: { decisionId: ask.decisionId, place: ask.place, filmId: ask.filmId, motionId: ask.motionId },
      happenedAt: now,
    })
    return await viewOf(trx, ask.decisionId)
  })
}

/** Whether an award of the audience was counted and nobody had voted: then it is given otherwise, or withheld. */
const isWithoutVotes = async (trx: Trx, award: { id: string; editionId: string }): Promise<boolean> => {
  const counted = (await latestResults(trx, award.editionId)).find(({ awardId }) => awardId === award.id)
  return counted !== undefined && (counted.counts as Result['counts']).counted === 0
}

/** Refuses unless a motion of this edition stands behind the change. */
export const mustBeMoved = async (db: Db, editionId: string, motionId: string | null): Promise<void> => {
  if (motionId === null) return refuse('tally_motion_needed', {}, 'motionId')
  const motion = await motionById(db, motionId)
  if (motion?.editionId !== editionId) refuse('tally_motion_unknown', {}, 'motionId')
}

const viewOf = async (trx: Trx, decisionId: string): Promise<Decision> => {
  const row = (await decisionById(trx, decisionId)) ?? refuse('failed')
  const standing = await decisionFor(trx, row.awardId, row.place)
  const films = await anyFilmsById(trx, row.filmId ? [row.filmId] : [])
  return decisionView(row, films, standing?.id === row.id)
}
