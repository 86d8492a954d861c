import { type Static, Type } from 'typebox'
import { guardian } from './guardian.ts'
import { codeLength } from './plain/account.ts'
import { mostPictureBytes } from './plain/film.ts'
import { EditionPerson, Invitation, InvitationLetter, RoleHeld, RoleName } from './role.ts'
import { Email, Id, IdParams, Instant, Language, Nothing, nullable, oneOf, routes, Text } from './route.ts'

/** 2011-04-30 */
const Day = Type.String({ format: 'date', maxLength: 10 })
const Code = Type.String({ pattern: `^[0-9]{${codeLength}}$`, maxLength: codeLength })
const Secret = Type.String({ minLength: 20, maxLength: 100 })
const TokenParams = Type.Object({ token: Secret })

/** The person who is signed in, as only they see themselves. */
export const Me = Type.Object({
  id: Id,
  email: Type.String(),
  handle: nullable(Type.String()),
  name: Type.String(),
  pictureUrl: nullable(Type.String()),
  language: Language,
  /** Null for who came in by an invitation and has not told it: nobody is taken to be old enough by that. */
  birthDate: nullable(Day),
  /** Under 18: the public profile shows less, and a guardian may have to consent. */
  minor: Type.Boolean(),
  roles: Type.Array(RoleHeld),
  termsAgreed: Type.Boolean(),
  createdAt: Instant,
})
export type Me = Static<typeof Me>

export const SignInWays = Type.Object({
  social: Type.Array(oneOf('line', 'google', 'apple', 'tiktok')),
  /** No mail leaves this installation and this browser may read the outbox. */
  outbox: Type.Boolean(),
})

export type SignInWays = Static<typeof SignInWays>

/** What strangers see. Of someone under 18: no picture, and no year. */
export const PublicPerson = Type.Object({
  id: Id,
  handle: nullable(Type.String()),
  name: Type.String(),
  pictureUrl: nullable(Type.String()),
  /** Year of the first sign-in. */
  since: nullable(Type.Integer()),
})
export type PublicPerson = Static<typeof PublicPerson>

export const Session = Type.Object({
  id: Type.String(),
  /** 'Safari · iOS' */
  device: Type.String(),
  begunAt: Instant,
  endsAt: Instant,
  current: Type.Boolean(),
})
export type Session = Static<typeof Session>

export const Passkey = Type.Object({ id: Type.String(), name: Type.String(), addedAt: nullable(Instant) })
export type Passkey = Static<typeof Passkey>

export const ApiToken = Type.Object({
  id: Id,
  name: Type.String(),
  createdAt: Instant,
  lastUsedAt: nullable(Instant),
  expiresAt: nullable(Instant),
})
export type ApiToken = Static<typeof ApiToken>

export const Consent = Type.Object({
  kind: oneOf('terms', 'rights'),
  editionId: nullable(Id),
  version: Type.String(),
  givenAt: Instant,
  withdrawnAt: nullable(Instant),
})
export type Consent = Static<typeof Consent>

export const OutboxLetter = Type.Object({
  id: Id,
  recipient: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  language: Language,
  createdAt: Instant,
  sentAt: nullable(Instant),
  error: nullable(Type.String()),
})
export type OutboxLetter = Static<typeof OutboxLetter>

/** `birth_date`: the code is right, but this is a new person: ask, then repeat with the date. */
const SignInReply = Type.Object({ step: oneOf('done', 'birth_date'), me: nullable(Me) })

const RoleParams = Type.Object({ id: Id, personId: Id, role: RoleName })

/** Coming in. */
export const signIn = routes({
  'POST /sign-in/code': {
    summary: 'Mails a six-figure code to an address. It holds for ten minutes and five guesses.',
    body: Type.Object({ email: Email, language: Type.Optional(Language) }),
    reply: Type.Object({ expiresInMs: Type.Integer(), againInMs: Type.Integer() }),
  },
  'POST /sign-in': {
    summary: 'Signs in with the mailed code; a new person also tells the date of birth.',
    body: Type.Object({ email: Email, code: Code, birthDate: Type.Optional(Day) }),
    reply: SignInReply,
  },
  'POST /sign-in/link': {
    summary: 'Signs in once with a link that the operator was given.',
    body: Type.Object({ token: Secret }),
    reply: SignInReply,
  },
  'GET /role-invitations/:token': {
    summary: 'The invitation to a role behind a mailed link.',
    params: TokenParams,
    reply: InvitationLetter,
  },
  'POST /sign-in/invitation': {
    summary: 'Comes in by the link of an invitation, which is accepted by it.',
    body: Type.Object({ token: Secret }),
    reply: SignInReply,
  },
  'POST /sign-in/social': {
    summary: 'Where to go to sign in through another service.',
    body: Type.Object({ provider: oneOf('line', 'google', 'apple', 'tiktok') }),
    reply: Type.Object({ url: Type.String() }),
  },
  'POST /sign-in/passkey/challenge': {
    summary: 'WebAuthn request options for this browser.',
    reply: Type.Unknown(),
  },
  'POST /sign-in/passkey': {
    summary: 'Signs in with the answer of a passkey.',
    body: Type.Object({ response: Type.Record(Type.String(), Type.Unknown()) }),
    reply: SignInReply,
  },
  'POST /age-answers': {
    summary: 'Answers the age question before a sign-in through another service.',
    body: Type.Object({ birthDate: Day }),
    reply: Nothing,
  },
})

/** One's own things. */
export const me = routes({
  'GET /me': {
    summary: 'Who is signed in here, if anyone, and which ways to sign in there are.',
    reply: Type.Object({ person: nullable(Me), ways: SignInWays }),
  },
  'PATCH /me': {
    summary: 'Changes name, handle or language.',
    body: Type.Object({
      name: Type.Optional(Text),
      handle: Type.Optional(nullable(Text)),
      language: Type.Optional(Language),
    }),
    reply: Me,
  },
  'PUT /me/birth-date': {
    summary: 'Tells the birth date, once, of somebody who came in by an invitation and was not asked.',
    body: Type.Object({ birthDate: Day }),
    reply: Me,
  },
  'PUT /me/picture': {
    summary: 'Sets the picture: the bytes of a JPEG, PNG, WebP, AVIF or HEIC image of at most 20 MB.',
    pictureBytes: mostPictureBytes,
    reply: Me,
  },
  'DELETE /me/picture': { summary: 'Removes the picture.', reply: Me },
  'DELETE /me/session': { summary: 'Signs out here.', reply: Nothing },
  'GET /me/sessions': { summary: 'Where this person is signed in.', reply: Type.Array(Session) },
  'DELETE /me/sessions/:id': {
    summary: 'Signs out another browser.',
    params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
    reply: Nothing,
  },
  'GET /me/passkeys': { summary: 'The passkeys of this person.', reply: Type.Array(Passkey) },
  'POST /me/passkeys/challenge': {
    summary: 'WebAuthn creation options; wants a sign-in of today.',
    reply: Type.Unknown(),
  },
  'POST /me/passkeys': {
    summary: 'Adds a passkey.',
    body: Type.Object({
      response: Type.Record(Type.String(), Type.Unknown()),
      name: Text,
    }),
    reply: Type.Array(Passkey),
  },
  'DELETE /me/passkeys/:id': {
    summary: 'Forgets a passkey.',
    params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
    reply: Nothing,
  },
  'GET /me/tokens': { summary: 'API tokens that are in force.', reply: Type.Array(ApiToken) },
  'POST /me/tokens': {
    summary: 'Makes an API token. Its secret is in this one answer only.',
    body: Type.Object({
      id: Id,
      name: Text,
      /** null: until it is revoked. */
      days: nullable(Type.Integer({ minimum: 1, maximum: 3650 })),
    }),
    /** `secret` is null when the same id is sent again. */
    reply: Type.Object({ token: ApiToken, secret: nullable(Type.String()) }),
  },
  'DELETE /me/tokens/:id': { summary: 'Revokes an API token.', params: IdParams, reply: Nothing },
  'GET /me/consents': {
    summary: 'Which texts this person has agreed to, and when.',
    reply: Type.Array(Consent),
  },
  'PUT /me/consents/terms': {
    summary: 'Agrees to the terms in the version that was read.',
    body: Type.Object({ version: Type.String({ maxLength: 80 }) }),
    reply: Nothing,
  },
  'DELETE /me/consents/terms': { summary: 'Withdraws the agreement to the terms.', reply: Nothing },
})

/** What is mine, in a file or gone. */
export const personal = routes({
  'GET /me/export': {
    summary: 'Everything that is kept about this person, as one JSON file.',
    reply: Type.Unknown(),
  },
  'PUT /me/erasure': {
    summary: 'Erases this person. Ballots stay, without a name.',
    body: Type.Object({ email: Email }),
    reply: Nothing,
  },
})

/** People as others see them, and their roles. */
export const people = routes({
  'GET /people/:handle': {
    summary: 'A public profile, by handle or id.',
    params: Type.Object({ handle: Type.String({ maxLength: 100 }) }),
    reply: PublicPerson,
  },
  'GET /people/:handle/picture': {
    summary: 'The picture of a person, WebP, 512 pixels square.',
    params: Type.Object({ handle: Type.String({ maxLength: 100 }) }),
    reply: Type.Unknown(),
  },
  'GET /editions/:id/people': {
    summary: 'Who holds a role in an edition, and who is invited.',
    params: IdParams,
    reply: Type.Object({ people: Type.Array(EditionPerson), invitations: Type.Array(Invitation) }),
  },
  'PUT /editions/:id/people/:personId/roles/:role': {
    summary: 'Grants a role in an edition.',
    params: RoleParams,
    reply: EditionPerson,
  },
  'DELETE /editions/:id/people/:personId/roles/:role': {
    summary: 'Takes a role in an edition back.',
    params: RoleParams,
    reply: Nothing,
  },
  'DELETE /people/:personId/roles/:role': {
    summary: 'Takes a role in the whole festival back.',
    params: Type.Object({ personId: Id, role: RoleName }),
    reply: Nothing,
  },
  'POST /editions/:id/invitations': {
    summary: 'Invites the owner of an address to a role, which is theirs when they next come by.',
    params: IdParams,
    body: Type.Object({ id: Id, email: Email, role: RoleName }),
    reply: Invitation,
  },
  'DELETE /editions/:id/invitations/:invitationId': {
    summary: 'Takes an invitation back.',
    params: Type.Object({ id: Id, invitationId: Id }),
    reply: Nothing,
  },
  'GET /outbox': {
    summary: 'The latest letters, for the operator of an installation without mail.',
    reply: Type.Array(OutboxLetter),
  },
})

export const account = { ...signIn, ...me, ...guardian, ...personal, ...people }
