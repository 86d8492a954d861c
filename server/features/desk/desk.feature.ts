import type { Feature } from '#platform/feature.ts'
import { on } from '#platform/subscription.ts'

/** What the console reads of all the others. Writes nothing. */
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
  routes: async () => (await import('./desk.routes.ts')).deskRoutes,
  channels: async () => (await import('./desk.channels.ts')).deskChannels,
}
