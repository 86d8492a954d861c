import type { Me } from '#contract/account.ts'
import { termsVersion } from '#contract/plain/account.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { civilDate, isMinor } from '../account.rules.ts'
import { type PersonRow, personById, rolesOf } from '../people/people.queries.ts'

/** The person as only they see themselves. */
export const me = async (platform: Platform, personId: string): Promise<Me> => {
  const person = (await personById(platform.db, personId)) ?? refuse('not_found')
  const [roles, terms] = await Promise.all([
    rolesOf(platform.db, personId),
    platform.db
      .selectFrom('consent')
      .select('id')
      .where('personId', '=', personId)
      .where('kind', '=', 'terms')
      .where('version', '=', termsVersion)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst(),
  ])
  return {
    id: person.id,
    email: person.email ?? '',
    handle: person.handle,
    name: person.name,
    pictureUrl: pictureUrlOf(person),
    language: person.language as Me['language'],
    birthDate: person.birthDate,
    minor: isMinor(person.birthDate, civilDate(platform.clock.now())),
    roles: roles as Me['roles'],
    termsAgreed: terms !== undefined,
    createdAt: person.createdAt.toISOString(),
  }
}

/** Changes with the picture, so that it can be kept for long. */
export const pictureUrlOf = (person: Pick<PersonRow, 'id' | 'pictureHash'>): string | null =>
  person.pictureHash && `/api/people/${person.id}/picture?v=${person.pictureHash.slice(0, 12)}`
