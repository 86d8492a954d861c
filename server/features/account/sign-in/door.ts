import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { termsVersion } from '#contract/plain/account.ts'
import { refuse } from '#platform/errors.ts'
import { languageOf } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { ageOn, civilDate, normalEmail } from '../account.rules.ts'
import { codeLetter } from '../letters.ts'
import { insertPerson, personByEmail } from '../people/people.queries.ts'
import { acceptInvitations } from '../people/roles.ts'
import { visitorReader } from '../visitor.ts'
import { answeredBirthDate } from './age-gate.ts'
import type { Door } from './better-auth.ts'

/** Who is let in, however they come: by code, passkey, another service or the operator's link. */
export const createDoor = (platform: Platform, minimumAge: () => Promise<number>): Door => ({
  sendCode: async (email, code, headers) => {
    const language = languageOf(plain(headers))
    await platform.mail.post(
      platform.db,
      codeLetter({ email, code, language, publicUrl: platform.config.publicUrl }),
    )
  },
  admit: async (email, headers) => {
    const known = await personByEmail(platform.db, normalEmail(email))
    if (!known) await birthDateOfNewcomer(platform, email, headers, await minimumAge())
  },
  welcome: async (authUserId, headers) => {
    const personId =
      (await personOfAccount(platform, authUserId)) ?? (await join(platform, authUserId, headers, minimumAge))
    await platform.db.transaction().execute((trx) =>
      platform.events.record(trx, {
        kind: 'person.signed_in',
        subjectKind: 'person',
        subjectId: personId,
        actorId: personId,
        data: { visitorId: visitorReader(platform)(headers.get('cookie') ?? undefined) },
        happenedAt: platform.clock.now(),
      }),
    )
  },
})

const birthDateOfNewcomer = async (
  platform: Platform,
  email: string,
  headers: Headers,
  minimumAge: number,
): Promise<string> => {
  const visitorId = visitorReader(platform)(headers.get('cookie') ?? undefined)
  const birthDate = await answeredBirthDate(platform, { visitorId, email: normalEmail(email) })
  if (!birthDate) return refuse('account_birth_date_needed')
  if (ageOn(birthDate, civilDate(platform.clock.now())) < minimumAge) return refuse('account_under_age')
  return birthDate
}

const personOfAccount = async (platform: Platform, authUserId: string): Promise<string | undefined> =>
  (
    await platform.db
      .selectFrom('person')
      .select('id')
      .where('authUserId', '=', authUserId)
      .executeTakeFirst()
  )?.id

/** Makes the person of a new account, or joins the account to the person whom an organiser has named. */
const join = async (
  platform: Platform,
  authUserId: string,
  headers: Headers,
  minimumAge: () => Promise<number>,
): Promise<string> => {
  const email = await emailOfAccount(platform, authUserId)
  const isKnown = (await personByEmail(platform.db, email)) !== undefined
  const birthDate = isKnown ? null : await birthDateOfNewcomer(platform, email, headers, await minimumAge())
  return await platform.db.transaction().execute(async (trx) => {
    // two browsers may come in with one address at the same moment
    await sql`select pg_advisory_xact_lock(hashtextextended(${`person:${email}`}, 0))`.execute(trx)
    const known = await personByEmail(trx, email)
    const personId = known?.id ?? randomUUID()
    if (known) await trx.updateTable('person').set({ authUserId }).where('id', '=', known.id).execute()
    else
      await insertPerson(trx, {
        id: personId,
        email,
        authUserId,
        language: languageOf(plain(headers)),
        birthDate,
        createdAt: platform.clock.now(),
      })
    await agree(platform, trx, personId)
    await acceptInvitations(platform, trx, personId, email)
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

const emailOfAccount = async (platform: Platform, authUserId: string): Promise<string> => {
  const { rows } = await platform.pool.query<{ email: string }>(
    'select email from auth."user" where id = $1',
    [authUserId],
  )
  return normalEmail(rows[0]?.email ?? refuse('not_found'))
}

const plain = (headers: Headers) => ({
  cookie: headers.get('cookie') ?? undefined,
  'accept-language': headers.get('accept-language') ?? undefined,
})
