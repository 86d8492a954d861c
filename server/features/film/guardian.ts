import type { Platform } from '#platform/platform.ts'
import type { Db } from './film.queries.ts'

const adultAge = 18

/** Those of the given people who are grown up or whose guardian has consented and not taken it back. */
export const guardiansConsent = async (
  platform: Platform,
  db: Db,
  personIds: readonly string[],
): Promise<Set<string>> => {
  if (personIds.length === 0) return new Set()
  const bornBefore = new Date(platform.clock.now())
  bornBefore.setUTCFullYear(bornBefore.getUTCFullYear() - adultAge)
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('id', 'in', [...new Set(personIds)])
    .where((eb) =>
      eb.or([
        eb('birthDate', 'is', null),
        eb('birthDate', '<=', bornBefore.toISOString().slice(0, 10)),
        eb.exists(
          eb
            .selectFrom('guardianConsent')
            .select('guardianConsent.id')
            .whereRef('guardianConsent.personId', '=', 'person.id')
            .where('givenAt', 'is not', null)
            .where('withdrawnAt', 'is', null),
        ),
      ]),
    )
    .execute()
  return new Set(rows.map(({ id }) => id))
}
