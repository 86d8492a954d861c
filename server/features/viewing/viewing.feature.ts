import { answer, type Feature } from '#platform/feature.ts'
import { pools } from './viewing.asks.ts'

export const viewing: Feature = {
  name: 'viewing',
  answers: [answer(pools, async (platform) => (await import('./pools.ts')).createPools(platform))],
  routes: async () => {
    const { viewingRoutes } = await import('./viewing.routes.ts')
    return async (app, platform, told) => viewingRoutes(app, platform, await told.one(pools))
  },
  jobs: async () => (await import('./viewing.jobs.ts')).viewingJobs,
  personal: async () => (await import('./personal.ts')).viewingPersonal,
}
