import type { Feature } from '#platform/feature.ts'
import { on } from '#platform/subscription.ts'
import { mayUpload } from './film.asks.ts'

const consents = [
  'guardian.consented',
  'guardian.withdrew',
  'guardian.saw',
  'consent.given',
  'consent.withdrawn',
  'person.birth_date_told',
] as const

const editions = ['edition.changed', 'edition.published', 'edition.unpublished'] as const

export const film: Feature = {
  name: 'film',
  subscriptions: [
    on(
      'film.publish-when-ready',
      ['film.watchable', 'film.prepared', 'film.released'],
      async (platform, trx, { subjectId }) =>
        (await import('./publication.ts')).judgePublication(platform, trx, subjectId),
    ),
    on('film.follow-consent', consents, async (platform, trx, { subjectId }) =>
      (await import('./publication.ts')).judgeFilmsOf(platform, trx, subjectId),
    ),
    on('film.follow-edition', editions, async (platform, trx, { subjectId }) =>
      (await import('./publication.ts')).judgeFilmsIn(platform, trx, subjectId),
    ),
    on(
      'film.look-at-preparation',
      ['film.received', 'film.watchable', 'film.prepared', 'film.refused', 'film.failed'],
      async ({ bell }, _trx, { subjectId: id }) => bell.look('films/:id/preparation', { id }),
    ),
    on('film.make-poster', ['film.poster_chosen'], async (platform, trx, { subjectId }) =>
      (await import('./prepare-later.ts')).makePosterLater(platform, trx, subjectId),
    ),
  ],
  channels: async () => (await import('./film.channels.ts')).filmChannels,
  routes: async () => {
    const { filmRoutes } = await import('./film.routes.ts')
    const { uploadRoutes } = await import('./upload.routes.ts')
    const { mediaRoutes } = await import('./media.routes.ts')
    return async (app, platform, told) => {
      filmRoutes(app, platform)
      uploadRoutes(app, platform, await told.one(mayUpload))
      mediaRoutes(app, platform)
    }
  },
  jobs: async () => [
    ...(await import('./film.jobs.ts')).filmJobs,
    ...(await import('./upload.jobs.ts')).uploadJobs,
  ],
  personal: async (platform) => (await import('./personal.ts')).filmPersonal(platform),
}
