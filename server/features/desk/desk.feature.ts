import { moderated, subjectsOf } from '#features/moderation/moderation.asks.ts'
import type { Feature } from '#platform/feature.ts'
import { on } from '#platform/subscription.ts'

/** What the console reads of all the others, and what it does to many of their things in one go. */
export const desk: Feature = {
  name: 'desk',
  subscriptions: [
    on(
      'desk.look-at-edition',
      [
        'entry.received',
        'entry.eligible',
        'entry.ineligible',
        'entry.withdrawn',
        'entry.returned',
        'entry.disqualified',
        'entry.reinstated',
        'entry.shortlisted',
        'entry.finalist',
        'entry.unlisted',
        'entry.message_sent',
        'edition.changed',
        'edition.calendar_changed',
        'edition.published',
        'edition.unpublished',
      ],
      async ({ bell }, _trx, { editionId }) => bell.look('editions/:id/overview', { id: editionId }),
    ),
    on(
      'desk.look-at-film',
      [
        'film.watchable',
        'film.prepared',
        'film.refused',
        'film.failed',
        'film.held',
        'film.removed',
        'film.released',
        'film.erased',
      ],
      async (platform, trx, { subjectId }) =>
        (await import('./desk.channels.ts')).lookOfFilm(platform, trx, subjectId),
    ),
  ],
  routes: async () => {
    const { deskRoutes } = await import('./desk.routes.ts')
    return async (app, platform, told) => deskRoutes(app, platform, subjectsOf(await told.all(moderated)))
  },
  channels: async () => (await import('./desk.channels.ts')).deskChannels,
  personal: async () => (await import('./personal.ts')).deskPersonal,
}
