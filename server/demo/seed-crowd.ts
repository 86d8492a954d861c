import { noteArrival } from '#features/account/account.ts'
import { createIntake } from '#features/ballot/ballot.ts'
import { createPools, newestFilms } from '#features/viewing/viewing.ts'
import { settableClock } from '#platform/clock.ts'
import { Refused } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { type DemoEdition, daysFrom } from './festival/editions.ts'
import { crowd } from './festival/people.ts'
import { idOf } from './ids.ts'
import { at } from './moved-clock.ts'
import { watch } from './seed-audience.ts'
import type { People } from './seed-people.ts'

/**
 * Ten accounts that one hand moved, in the edition whose votes an organiser may count: made within a second, they
 * opened one film at once and voted for it at once. The result page finds them after the count.
 */
export const seedCrowd = async (
  platform: Platform,
  { now, editions, people }: { now: Date; editions: readonly DemoEdition[]; people: People },
  tell: (line: string) => void,
): Promise<void> => {
  const noon = editions.find(({ key }) => key === 'noon')
  const [filmId] = noon ? (await newestFilms(createPools(platform), noon.id, 100)).sort() : []
  if (!noon || !filmId) return
  const came = daysFrom(now, -12)
  const clock = settableClock(came)
  const intake = createIntake({ ...platform, clock })
  await using _ = { [Symbol.asyncDispose]: () => intake.close() }
  for (const [nth, { key }] of crowd.entries()) {
    const personId = people[key] ?? ''
    const later = (ms: number) => new Date(came.getTime() + ms + nth * 90)
    try {
      await platform.db
        .transaction()
        .execute((trx) => noteArrival(at(platform, later(0)), trx, personId, 'a network of the demo'))
      clock.set(await watch(platform, personId, filmId, later(40_000)))
      const ballotId = idOf(`ballot ${key}`)
      await intake.cast({ ballotId, filmId, editionId: noon.id, personId, mark: 1 })
    } catch (refusal) {
      if (!(refusal instanceof Refused)) throw refusal
    }
  }
  tell(
    `demo: ${noon.slug}: ${crowd.length} accounts that moved as one; the result page shows them after the count`,
  )
}
