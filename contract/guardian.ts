import { type Static, Type } from 'typebox'
import { codeLength, guardianRelations } from './plain/account.ts'
import { Email, Id, Instant, Language, nullable, oneOf, routes, Text } from './route.ts'

const Code = Type.String({ pattern: `^[0-9]{${codeLength}}$`, maxLength: codeLength })
const TokenParams = Type.Object({ token: Type.String({ minLength: 20, maxLength: 100 }) })

export const GuardianStanding = oneOf(
  'not_needed',
  'needed',
  'asked',
  'given',
  'refused',
  'withdrawn',
  'expired',
)
export type GuardianStanding = Static<typeof GuardianStanding>

export const GuardianConsent = Type.Object({
  id: Id,
  guardianEmail: Type.String(),
  editionId: nullable(Id),
  version: Type.String(),
  standing: GuardianStanding,
  askedAt: Instant,
  expiresAt: Instant,
})
export type GuardianConsent = Static<typeof GuardianConsent>

export const GuardianRelation = oneOf(...guardianRelations)
export type GuardianRelation = Static<typeof GuardianRelation>

/** What shows the organisers of an edition that a guardian has consented. */
export const GuardianEvidence = Type.Object({
  standing: GuardianStanding,
  /** The consent that stands for this edition; null while none does. */
  consent: nullable(
    Type.Object({
      name: Type.String(),
      /** null for consents that are older than the question. */
      relation: nullable(GuardianRelation),
      address: Type.String(),
      version: Type.String(),
      askedAt: Instant,
      givenAt: Instant,
      /** With a code that was mailed to the address. */
      confirmed: Type.Boolean(),
    }),
  ),
})
export type GuardianEvidence = Static<typeof GuardianEvidence>

/** What a guardian reads on the page behind the mailed link. */
export const GuardianRequest = Type.Object({
  childName: Type.String(),
  childEmail: Type.String(),
  editionName: nullable(Type.Object({ ja: Type.String(), en: Type.String() })),
  version: Type.String(),
  /** The edition's rights text; null: the house text of the page stands alone. */
  rights: nullable(Type.Object({ ja: Type.String(), en: Type.String() })),
  standing: GuardianStanding,
  language: Language,
  expiresAt: Instant,
  givenName: nullable(Type.String()),
  givenAt: nullable(Instant),
  /** The guardian's address as far as it helps to know it again: m…@example.jp */
  sentTo: Type.String(),
  /** Why whoever asks cannot be the guardian: the child's session, browser or mailbox, or an account of a minor. */
  hindrance: nullable(oneOf('child', 'browser', 'mailbox', 'minor')),
})
export type GuardianRequest = Static<typeof GuardianRequest>

/** Guardians of those under 18. */
export const guardian = routes({
  'GET /me/guardian-consents': {
    summary: 'What guardians were asked and have answered.',
    reply: Type.Array(GuardianConsent),
  },
  'POST /me/guardian-consents': {
    summary: 'Mails a guardian a link to consent.',
    body: Type.Object({ id: Id, guardianEmail: Email, editionId: nullable(Id) }),
    reply: GuardianConsent,
  },
  'GET /guardian-consents/:token': {
    summary: 'What a guardian is asked to consent to.',
    params: TokenParams,
    reply: GuardianRequest,
  },
  'POST /guardian-consents/:token/code': {
    summary: 'Mails the guardian six digits that confirm the consent.',
    params: TokenParams,
    reply: Type.Object({ sentTo: Type.String(), expiresInMs: Type.Integer(), againInMs: Type.Integer() }),
  },
  'PUT /guardian-consents/:token/consent': {
    summary: 'The guardian consents, with name, relation and the mailed code, to the version that was read.',
    params: TokenParams,
    body: Type.Object({
      name: Text,
      relation: GuardianRelation,
      version: Type.String({ maxLength: 80 }),
      code: Code,
      /** "I am this person's parent or guardian and an adult." */
      guardian: Type.Literal(true),
    }),
    reply: GuardianRequest,
  },
  'DELETE /guardian-consents/:token/consent': {
    summary: 'The guardian takes the consent back.',
    params: TokenParams,
    reply: GuardianRequest,
  },
  'PUT /guardian-consents/:token/refusal': {
    summary: 'The guardian does not consent.',
    params: TokenParams,
    reply: GuardianRequest,
  },
  'PUT /guardian-consents/:token/seen': {
    summary: 'The guardian has seen what changed of the films, and they may stay public.',
    params: TokenParams,
    reply: GuardianRequest,
  },
  'DELETE /guardian-consents/:token/refusal': {
    summary:
      'The guardian takes a no back, be it a refusal or a consent withdrawn: the question stands again.',
    params: TokenParams,
    reply: GuardianRequest,
  },
})
