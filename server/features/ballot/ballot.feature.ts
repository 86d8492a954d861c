import { pools } from '#features/viewing/viewing.asks.ts'
import type { Feature } from '#platform/feature.ts'

export const ballot: Feature = {
  name: 'ballot',
  routes: async () => {
    const { ballotRoutes } = await import('./ballot.routes.ts')
    return async (app, platform, told) => ballotRoutes(app, platform, await told.one(pools))
  },
  jobs: async () => (await import('./ballot.jobs.ts')).ballotJobs,
  personal: async (platform) => (await import('./personal.ts')).ballotPersonal(platform),
}
