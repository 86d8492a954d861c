import type { Language } from '#contract/route.ts'
import type { Role } from '#platform/http/http.ts'
import type { Db } from '#platform/postgres/connect.ts'

/** Whom a letter can be written to. `email` is null for whoever came by another service and gave none. */
export type Contact = { id: string; name: string; email: string | null; language: Language }

/** The contacts of people who are still here, by id. */
export const contactsOf = async (db: Db, ids: readonly string[]): Promise<Map<string, Contact>> => {
  if (ids.length === 0) return new Map()
  const rows = await contacts(db)
    .where('person.id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, { ...row, language: row.language as Language }]))
}

/** Who holds one of the roles in an edition, each once; `festivalWide`: in the whole festival only. */
export const holdersOf = async (
  db: Db,
  roles: readonly Role[],
  editionId: string,
): Promise<(Contact & { festivalWide: boolean })[]> => {
  const rows = await contacts(db)
    .innerJoin('roleGrant', 'roleGrant.personId', 'person.id')
    .select((each) => each.fn<boolean>('bool_and', [each('roleGrant.editionId', 'is', null)]).as('wide'))
    .where('role', 'in', [...roles])
    .where((each) => each.or([each('editionId', '=', editionId), each('editionId', 'is', null)]))
    .groupBy('person.id')
    .orderBy('person.id')
    .execute()
  return rows.map(({ wide, ...row }) => ({ ...row, language: row.language as Language, festivalWide: wide }))
}

const contacts = (db: Db) =>
  db
    .selectFrom('person')
    .select(['person.id', 'person.name', 'person.email', 'person.language'])
    .where('person.erasedAt', 'is', null)
