import type { Feature } from '#platform/feature.ts'

export const ballot: Feature = {
  name: 'ballot',
  routes: async () => {
    const { ballotRoutes } = await import('./ballot.routes.ts')
    return (app, platform) => ballotRoutes(app, platform)
  },
  jobs: async () => (await import('./ballot.jobs.ts')).ballotJobs,
  personal: async (platform) => (await import('./personal.ts')).ballotPersonal(platform),
}
