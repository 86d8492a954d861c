import type { account } from '#contract/account.ts'
import { type Access, type AccessTable, anyone, festivalRole, roleIn, signedIn } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { mayReadOutbox } from './outbox.ts'

/** What a stolen token must not be able to do: make more keys, or throw the person out. */
const inPerson: Access = ({ caller }) => {
  if (!caller.person) return 'not_signed_in'
  return caller.via === 'session' ? null : 'account_session_only'
}

/** Organisers of an edition know its people. An edition that does not exist has no organisers but the festival's. */
const organised: Access<Platform> = roleIn(['organiser'], async ({ platform, params }) => {
  const edition = await platform.db
    .selectFrom('edition')
    .select('id')
    .where('id', '=', uuidOf(params.id))
    .executeTakeFirst()
  return edition?.id
})

/** Whoever is given a role stays when a stolen token is taken away, so it takes more than one to give it. */
const organisedInPerson: Access<Platform> = async (ask) => (await organised(ask)) ?? (await inPerson(ask))

const runsInPerson: Access<Platform> = async (ask) =>
  (await festivalRole('organiser')(ask)) ?? (await inPerson(ask))

const uuidOf = (text: string | undefined): string =>
  /^[0-9a-f-]{36}$/i.test(text ?? '') ? String(text) : '00000000-0000-0000-0000-000000000000'

const outboxReaders: Access<Platform> = ({ platform, caller, request }) => {
  if (mayReadOutbox(platform, caller, request)) return null
  return caller.person ? 'not_allowed' : 'not_signed_in'
}

/** Who may call which route. */
export const accountAccess: AccessTable<typeof account, Platform> = {
  'POST /sign-in/code': anyone,
  'POST /sign-in': anyone,
  'POST /sign-in/link': anyone,
  // whoever holds the letter reads the mailbox
  'GET /role-invitations/:token': anyone,
  'POST /sign-in/invitation': anyone,
  'POST /sign-in/social': anyone,
  'POST /sign-in/passkey/challenge': anyone,
  'POST /sign-in/passkey': anyone,
  'POST /age-answers': anyone,
  'GET /me': anyone,
  'PATCH /me': signedIn,
  'PUT /me/birth-date': inPerson,
  'PUT /me/picture': signedIn,
  'DELETE /me/picture': signedIn,
  'DELETE /me/session': anyone,
  'GET /me/sessions': inPerson,
  'DELETE /me/sessions/:id': inPerson,
  'GET /me/passkeys': inPerson,
  'POST /me/passkeys/challenge': inPerson,
  'POST /me/passkeys': inPerson,
  'DELETE /me/passkeys/:id': inPerson,
  'GET /me/tokens': inPerson,
  'POST /me/tokens': inPerson,
  'DELETE /me/tokens/:id': inPerson,
  'GET /me/consents': signedIn,
  'PUT /me/consents/terms': inPerson,
  'DELETE /me/consents/terms': inPerson,
  'GET /me/guardian-consents': signedIn,
  'POST /me/guardian-consents': signedIn,
  // whoever holds the mailed link is the guardian
  'GET /guardian-consents/:token': anyone,
  'POST /guardian-consents/:token/code': anyone,
  'PUT /guardian-consents/:token/consent': anyone,
  'DELETE /guardian-consents/:token/consent': anyone,
  'PUT /guardian-consents/:token/refusal': anyone,
  'DELETE /guardian-consents/:token/refusal': anyone,
  'PUT /guardian-consents/:token/seen': anyone,
  'GET /me/export': inPerson,
  'PUT /me/erasure': inPerson,
  'GET /people/:handle': anyone,
  'GET /people/:handle/picture': anyone,
  'GET /editions/:id/people': organised,
  'PUT /editions/:id/people/:personId/roles/:role': organisedInPerson,
  'DELETE /editions/:id/people/:personId/roles/:role': organised,
  'DELETE /people/:personId/roles/:role': runsInPerson,
  'POST /editions/:id/invitations': organisedInPerson,
  'DELETE /editions/:id/invitations/:invitationId': organised,
  'GET /outbox': outboxReaders,
}
