import { type Address, mailboxOf } from '#platform/mail/address.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'

export const personColumns = [
  'id',
  'authUserId',
  'email',
  'handle',
  'name',
  'pictureHash',
  'language',
  'birthDate',
  'createdAt',
  'erasedAt',
] as const

export const personById = (db: Db, id: string) =>
  db.selectFrom('person').select(personColumns).where('id', '=', id).executeTakeFirst()

/**
 * Locks somebody's row until the transaction ends: what is done about one person is done one after the other. False
 * for who has been erased.
 */
export const lockPerson = async (trx: Trx, id: string): Promise<boolean> =>
  (await trx
    .selectFrom('person')
    .select('id')
    .where('id', '=', id)
    .where('erasedAt', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()) !== undefined

/**
 * Whether somebody is here, and stays until the transaction ends: whoever is being erased is waited for, so that
 * nothing is written in their name that their erasure has not seen. Asked before anything else is locked.
 */
export const isStaying = async (trx: Trx, id: string): Promise<boolean> =>
  (await trx
    .selectFrom('person')
    .select('id')
    .where('id', '=', id)
    .where('erasedAt', 'is', null)
    .forShare()
    .executeTakeFirst()) !== undefined

/**
 * Whose mailbox this is, however the account's own address is spelt. Accounts that shared a mailbox before it
 * could have one alone are each found by their own spelling.
 */
export const personAt = (db: Db, address: Address) =>
  db
    .selectFrom('person')
    .select(personColumns)
    .where((each) => each.or([each('email', '=', address), each('mailbox', '=', mailboxOf(address))]))
    .orderBy((each) => each('email', '=', address), 'desc')
    .limit(1)
    .executeTakeFirst()

export type PersonRow = NonNullable<Awaited<ReturnType<typeof personById>>>

export const insertPerson = (
  trx: Db | Trx,
  person: {
    id: string
    email: Address
    authUserId?: string | null
    name?: string
    handle?: string | null
    language: string
    birthDate: string | null
    createdAt: Date
  },
) =>
  trx
    .insertInto('person')
    .values({ ...person, mailbox: mailboxOf(person.email) })
    .execute()

export const rolesOf = (db: Db, personId: string) =>
  db
    .selectFrom('roleGrant')
    .select(['role', 'editionId'])
    .where('personId', '=', personId)
    .orderBy('grantedAt')
    .execute()
