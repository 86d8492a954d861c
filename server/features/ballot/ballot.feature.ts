import type { Feature } from '#platform/feature.ts'

export const ballot: Feature = {
  name: 'ballot',
  routes: async () => {
    const { ballotRoutes } = await import('./ballot.routes.ts')
    return (app, platform) => ballotRoutes(app, platform)
  },
  personal: async (platform) => (await import('./personal.ts')).ballotPersonal(platform),
}
