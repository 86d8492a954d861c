import type { Side } from '#contract/thread.ts'
import type { ConsentWanted, GuardianBehind } from '#features/account/account.ts'
import { editionById } from '#features/edition/edition.ts'
import { entryRow } from '#features/entry/entry.ts'
import { isMaker } from '#features/film/film.ts'
import { type Caller, holds, type Role } from '#platform/http/http.ts'
import type { Db } from '#platform/postgres/connect.ts'

/** Who runs an edition's entries: one side of every thread. */
export const staff: Role[] = ['organiser', 'moderator']

/** The entry that a thread is about. */
export type Subject = { entryId: string; editionId: string; filmId: string; withdrawn: boolean }

/** Somebody who may read and write a thread, and on which side. */
export type Reader = Subject & {
  side: Side
  /** The child where its guardian reads. */
  personId: string
  guardian: GuardianBehind | null
}

export const subjectOf = async (db: Db, entryId: string): Promise<Subject | null> => {
  const row = await entryRow(db, entryId)
  if (!row) return null
  return { entryId, editionId: row.editionId, filmId: row.filmId, withdrawn: row.withdrawnAt !== null }
}

/**
 * Who asks, as a reader of the thread; null for strangers. Who made the film writes as its maker and nothing else,
 * be they an organiser too: nobody reads what is noted about their own film.
 */
export const readerOf = async (db: Db, caller: Caller, entryId: string): Promise<Reader | null> => {
  const subject = caller.person && (await subjectOf(db, entryId))
  if (!caller.person || !subject) return null
  const reader = { ...subject, personId: caller.person.id, guardian: null }
  if (await isMaker(db, subject.filmId, caller.person.id)) return { ...reader, side: 'makers' }
  return holds(caller, staff, subject.editionId) ? { ...reader, side: 'organisers' } : null
}

/** For what a maker of an entry needs a guardian: by the rule of the edition, and by that of the house. */
export const guardianWanted = async (db: Db, editionId: string): Promise<ConsentWanted[]> => {
  const edition = await editionById(db, editionId)
  if (!edition) return []
  const { rules, rights } = edition
  return [{ guardianUnder: rules.guardianUnder, editionId, rightsVersion: rights.version }, {}]
}
