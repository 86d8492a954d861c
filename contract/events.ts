import type { SubjectKind } from './moderation.ts'
import type { Side } from './thread.ts'

/**
 * Everything the program tells of itself: a kind, what it happened to, and what is told of it. News is stored for
 * good, so what is told of a kind may grow by optional fields only.
 */
export type News = {
  'person.joined': About<'person'>
  /** The browser is told of so that a child's is known when a guardian is asked for; it goes when the person does. */
  'person.signed_in': About<'person', { visitorId?: string | null }>
  /** Of somebody who had come in by an invitation, without one. */
  'person.birth_date_told': About<'person'>
  'person.erased': About<'person'>
  'role.granted': About<'person', { role: string }>
  'role.revoked': About<'person', { role: string }>
  'consent.given': About<'person', { kind: 'terms' }>
  'consent.withdrawn': About<'person', { kind: 'terms' }>
  'guardian.asked': About<'person', { guardianConsentId: string }>
  'guardian.consented': About<'person', { guardianConsentId: string }>
  'guardian.refused': About<'person', { guardianConsentId: string }>
  'guardian.withdrew': About<'person', { guardianConsentId: string }>
  /** What changed of the films since is seen, and may stay public. */
  'guardian.saw': About<'person', { guardianConsentId: string }>
  /** A no was taken back: the question stands again. */
  'guardian.reopened': About<'person', { guardianConsentId: string }>

  'edition.created': InEdition<'edition'>
  'edition.changed': InEdition<'edition', { fields: string[] }>
  'edition.calendar_changed': InEdition<'edition', { calendarChangeId: string }>
  'edition.published': InEdition<'edition'>
  'edition.unpublished': InEdition<'edition'>
  'edition.archived': InEdition<'edition'>
  'edition.unarchived': InEdition<'edition'>
  'edition.deleted': InEdition<'edition'>

  'film.begun': About<'film'>
  /** `shown`: viewers see what has changed, since it was posted. */
  'film.changed': About<'film', { fields: string[]; shown?: boolean }>
  'film.received': About<'film', { uploadId: string; bytes: number; replaced: boolean }>
  'film.watchable': About<'film'>
  'film.prepared': About<'film'>
  /** `reason` is a code of the table of refusals; its details stand beside it. */
  'film.refused': About<'film', { reason: string; [detail: string]: unknown }>
  'film.failed': About<'film', { reason: string; [detail: string]: unknown }>
  'film.poster_chosen': About<'film', { atMs: number | null }>
  /** `cues` is 0 when the captions were taken away. */
  'film.captioned': About<'film', { language: string; cues: number }>
  'film.rights_declared': About<
    'film',
    { version: string; ownWork: boolean; music: boolean; people: boolean }
  >
  'film.team_invited': About<'film', { memberId: string }>
  'film.team_joined': About<'film', { memberId: string }>
  'film.team_declined': About<'film', { memberId: string }>
  /** `personId`: who had joined; null or absent for an invitation that was taken back. */
  'film.team_left': About<'film', { memberId: string; personId?: string | null }>
  'film.posted': About<'film'>
  'film.published': About<'film'>
  'film.unpublished': About<'film', { why: string }>
  'film.erased': About<'film'>

  'entry.received': InEdition<'entry', { filmId: string; number: number | null }>
  'entry.eligible': InEdition<'entry', Eligibility>
  'entry.ineligible': InEdition<'entry', Eligibility>
  /** The reason goes when the person does. */
  'entry.withdrawn': InEdition<'entry', { filmId: string; reason?: string }>
  'entry.returned': InEdition<'entry', { filmId: string }>
  'entry.disqualified': InEdition<'entry', { filmId: string; reason: string }>
  'entry.reinstated': InEdition<'entry', { filmId: string }>
  'entry.shortlisted': InEdition<'entry', { filmId: string }>
  'entry.finalist': InEdition<'entry', { filmId: string }>
  /** It was shortlisted or a finalist, and is less than that now. */
  'entry.unlisted': InEdition<'entry', { filmId: string; was: string; is: string }>

  /** The words stand with the message, since they go when their author does. */
  'entry.message_sent': InEdition<'entry', { messageId: string; filmId: string; side: Side }>

  /** The mail server refuses a letter for good, or has not taken it for ten hours. */
  'letter.given_up': About<'letter'>

  'motion.moved': InEdition<'motion'>
  /** The ballots of so many accounts are set aside at the next count. */
  'objection.raised': InEdition<'objection', Objected>
  'objection.dropped': InEdition<'objection', Objected>
  'award.decided': InEdition<'award', Decided>
  'award.changed': InEdition<'award', Decided>
  'award.published': InEdition<'award'>
  /** The makers of awarded films know; everyone will at `publicAt`. */
  'award.announced': InEdition<'award', { publicAt: string }>
  'award.postponed': InEdition<'award', { publicAt: string }>
  'result.counted': InEdition<'result', { awardId: string; digest: string }>
  'result.announced': InEdition<'result', { publicAt: string }>
  'result.postponed': InEdition<'result', { publicAt: string }>
  'result.published': InEdition<'result', { awardId: string; digest: string }>
} & { [Kind in `${SubjectKind}.${'held' | 'removed' | 'released'}`]: About<SubjectKind, Ruled> }

export type NewsKind = keyof News

type Untold = Record<never, never>
type About<Subject extends string, Told = Untold> = { subject: Subject; told: Told; edition: string | null }
type InEdition<Subject extends string, Told = Untold> = { subject: Subject; told: Told; edition: string }

/** The rules that were broken, each with its figures; empty for an eligible entry. */
type Eligibility = { filmId: string; broken: { rule: string; [figure: string]: unknown }[] }
type Decided = { decisionId: string; place: number; filmId: string | null; motionId: string | null }
type Objected = { reason: string; accounts: number; motionId: string | null }
type Ruled = { rulingId: string; reasonCode: string; reason: string }
