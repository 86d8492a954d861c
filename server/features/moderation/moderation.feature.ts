import { answer, type Feature } from '#platform/feature.ts'
import { moderated, subjectsOf } from './moderation.asks.ts'

export const moderation: Feature = {
  name: 'moderation',
  answers: [answer(moderated, async () => (await import('./moderated-films.ts')).moderatedFilms)],
  routes: async () => {
    const { moderationRoutes } = await import('./moderation.routes.ts')
    return async (app, platform, told) =>
      moderationRoutes(app, platform, subjectsOf(await told.all(moderated)))
  },
  personal: async () => (await import('./personal.ts')).moderationPersonal,
}
