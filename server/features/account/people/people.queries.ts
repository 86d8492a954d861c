import type { Db, Trx } from '#platform/postgres/connect.ts'
import { mailboxOf } from '../account.rules.ts'

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

export const personByEmail = (db: Db, email: string) =>
  db.selectFrom('person').select(personColumns).where('email', '=', email).executeTakeFirst()

export type PersonRow = NonNullable<Awaited<ReturnType<typeof personById>>>

export const insertPerson = (
  trx: Db | Trx,
  person: {
    id: string
    email: string
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
