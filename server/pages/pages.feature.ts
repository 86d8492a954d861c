import { pools } from '#features/viewing/viewing.asks.ts'
import type { Feature } from '#platform/feature.ts'

/** What a browser gets for an address before any script ran. */
export const pages: Feature = {
  name: 'pages',
  routes: async () => {
    const { pageRoutes } = await import('./pages.routes.ts')
    return async (app, platform, told) => pageRoutes(app, platform, await told.one(pools))
  },
}
