import type { Feature } from '#platform/feature.ts'

/** What the console reads of all the others. Writes nothing. */
export const desk: Feature = {
  name: 'desk',
  routes: async () => (await import('./desk.routes.ts')).deskRoutes,
}
