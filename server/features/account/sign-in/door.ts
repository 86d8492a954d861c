import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { termsVersion } from '#contract/plain/account.ts'
import { refuse } from '#platform/errors.ts'
import { type Address, mailboxOf, readAddress } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { ageOn, civilDate } from '../account.rules.ts'
import { noteArrival } from '../arrivals.ts'
import { nameInvited } from '../people/invitation-link.ts'
import { insertPerson, personAt } from '../people/people.queries.ts'
import { acceptInvitations } from '../people/roles.ts'
import { answeredBirthDate } from './age-gate.ts'
import { whoArrives } from './arriving.ts'
import type { Door } from './better-auth.ts'
import { brakeAccount } from './brakes.ts'

/** An account of better-auth. `proven`: somebody has shown that they read its mailbox. */
type Entrant = { email: Address; proven: boolean }

/** Who is let in, however they come: by code, passkey, another service or the operator's link. */
export const createDoor = (platform: Platform, minimumAge: () => Promise<number>): Door => ({
  admit: async (email, proven) => {
    const entrant = { email: readAddress(email) ?? refuse('account_way_unknown'), proven }
    if (proven) await nameInvited(platform, entrant.email, whoArrives().language)
    if (await namedPerson(platform.db, entrant)) return
    await birthDateOfNewcomer(platform, entrant.email, await minimumAge())
    const { network } = whoArrives()
    if (network) await brakeAccount(platform, network)
  },
  welcome: async (authUserId) => {
    const entrant = await entrantOf(platform, authUserId)
    const known = await personOfAccount(platform.db, authUserId)
    const personId = known ?? (await join(platform, authUserId, entrant, minimumAge))
    await platform.db.transaction().execute(async (trx) => {
      if (entrant.proven) await acceptInvitations(platform, trx, personId, mailboxOf(entrant.email))
      await platform.events.record(trx, {
        kind: 'person.signed_in',
        subjectKind: 'person',
        subjectId: personId,
        actorId: personId,
        data: { visitorId: whoArrives().visitorId },
        happenedAt: platform.clock.now(),
      })
    })
  },
})

/**
 * The person whom an organiser or the operator has named, who comes in for the first time. Refuses with
 * `account_mailbox_known` who has not shown that the mailbox is theirs, and whoever has an account already and
 * comes with another spelling of the address: they come in by a code.
 */
const namedPerson = async (db: Db, { email, proven }: Entrant) => {
  const known = await personAt(db, email)
  if (!known) return undefined
  if (!proven || known.email !== email || known.authUserId) return refuse('account_mailbox_known')
  return known
}

const birthDateOfNewcomer = async (
  platform: Platform,
  email: Address,
  minimumAge: number,
): Promise<string> => {
  const birthDate = await answeredBirthDate(platform, { visitorId: whoArrives().visitorId, email })
  if (!birthDate) return refuse('account_birth_date_needed')
  if (ageOn(birthDate, civilDate(platform.clock.now())) < minimumAge)
    return refuse('account_under_age', { age: minimumAge })
  return birthDate
}

const personOfAccount = async (db: Db, authUserId: string): Promise<string | undefined> =>
  (await db.selectFrom('person').select('id').where('authUserId', '=', authUserId).executeTakeFirst())?.id

/** Makes the person of a new account, or joins the account to the person whom an organiser has named. */
const join = async (
  platform: Platform,
  authUserId: string,
  entrant: Entrant,
  minimumAge: () => Promise<number>,
): Promise<string> => {
  const { email } = entrant
  const isNamed = (await namedPerson(platform.db, entrant)) !== undefined
  const birthDate = isNamed ? null : await birthDateOfNewcomer(platform, email, await minimumAge())
  return await platform.db.transaction().execute(async (trx) => {
    // two browsers may come in with one mailbox at the same moment
    await sql`select pg_advisory_xact_lock(hashtextextended(${`person:${mailboxOf(email)}`}, 0))`.execute(trx)
    const already = await personOfAccount(trx, authUserId)
    if (already) return already
    const named = await namedPerson(trx, entrant)
    const personId = named?.id ?? randomUUID()
    if (named) await trx.updateTable('person').set({ authUserId }).where('id', '=', named.id).execute()
    else
      await insertPerson(trx, {
        id: personId,
        email,
        authUserId,
        language: whoArrives().language,
        birthDate,
        createdAt: platform.clock.now(),
      })
    await agree(platform, trx, personId)
    await noteArrival(platform, trx, personId, whoArrives().network)
    await platform.events.record(trx, {
      kind: 'person.joined',
      subjectKind: 'person',
      subjectId: personId,
      actorId: personId,
      happenedAt: platform.clock.now(),
    })
    return personId
  })
}

/** The sign-in page says that whoever goes on agrees to the terms. */
const agree = (platform: Platform, trx: Trx, personId: string) =>
  trx
    .insertInto('consent')
    .values({ personId, kind: 'terms', version: termsVersion, givenAt: platform.clock.now() })
    .execute()

const entrantOf = async ({ pool }: Platform, authUserId: string): Promise<Entrant> => {
  const { rows } = await pool.query<{ email: Address; emailVerified: boolean }>(
    'select email, "emailVerified" from auth."user" where id = $1',
    [authUserId],
  )
  const account = rows[0] ?? refuse('not_found')
  return { email: account.email, proven: account.emailVerified }
}
