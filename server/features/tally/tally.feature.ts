import type { Feature } from '#platform/feature.ts'

export const tally: Feature = {
  name: 'tally',
  routes: async () => (await import('./tally.routes.ts')).tallyRoutes,
  jobs: async () => (await import('./tally.jobs.ts')).tallyJobs,
  personal: async () => (await import('./personal.ts')).tallyPersonal,
}
