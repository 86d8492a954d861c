import { minimumAge, rightsOf } from '#features/account/account.asks.ts'
import { answer, type Feature } from '#platform/feature.ts'

export const edition: Feature = {
  name: 'edition',
  answers: [
    answer(minimumAge, async ({ db, clock }) => {
      const { youngestWanted } = await import('./edition.ts')
      return () => youngestWanted(db, clock.now())
    }),
    answer(rightsOf, async () => (await import('./edition.ts')).rightsForGuardians),
  ],
  routes: async () => (await import('./edition.routes.ts')).editionRoutes,
  personal: async () => (await import('./personal.ts')).editionPersonal,
}
