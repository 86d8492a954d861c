import { minimumAge, rightsOf } from '#features/account/account.asks.ts'
import { answer, type Feature } from '#platform/feature.ts'
import { hasEntries } from './edition.asks.ts'

export const edition: Feature = {
  name: 'edition',
  answers: [
    answer(minimumAge, async ({ db, clock }) => {
      const { youngestWanted } = await import('./edition.ts')
      return () => youngestWanted(db, clock.now())
    }),
    answer(rightsOf, async () => (await import('./edition.ts')).rightsForGuardians),
  ],
  routes: async () => {
    const { editionRoutes } = await import('./edition.routes.ts')
    return async (app, platform, told) => editionRoutes(app, platform, await told.one(hasEntries))
  },
  personal: async () => (await import('./personal.ts')).editionPersonal,
}
