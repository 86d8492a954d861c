import { hasEntries } from '#features/edition/edition.asks.ts'
import { mayUpload } from '#features/film/film.asks.ts'
import { answer, type Feature } from '#platform/feature.ts'
import { on } from '#platform/subscription.ts'
import { story } from './entry.asks.ts'

/** What happens to films, people and editions may change what the rules say of an entry. */
export const entry: Feature = {
  name: 'entry',
  answers: [
    answer(mayUpload, async () => (await import('./entry.ts')).mayUpload),
    answer(hasEntries, async () => (await import('./entry.queries.ts')).hasEntries),
  ],
  subscriptions: [
    on(
      'entry.reconsider-film',
      [
        'film.received',
        'film.watchable',
        'film.prepared',
        'film.refused',
        'film.failed',
        'film.captioned',
        'film.rights_declared',
        // who has come of age needs no guardian any more
        'film.published',
      ],
      async (platform, trx, { subjectId: filmId }) =>
        (await import('./decide.ts')).reconsiderAll(platform, trx, { filmId }),
    ),
    on(
      'entry.reconsider-person',
      [
        'guardian.consented',
        'guardian.withdrew',
        'consent.given',
        'consent.withdrawn',
        'person.birth_date_told',
      ],
      async (platform, trx, { subjectId: personId }) =>
        (await import('./decide.ts')).reconsiderAll(platform, trx, { personId }),
    ),
    on(
      'entry.reconsider-edition',
      ['edition.changed', 'edition.calendar_changed'],
      async (platform, trx, { subjectId: editionId }) =>
        (await import('./decide.ts')).reconsiderAll(platform, trx, { editionId }),
    ),
    on('entry.read-text', ['film.changed'], async (platform, trx, event) =>
      (await import('./reactions.ts')).readText(platform, trx, event.subjectId, event.happenedAt),
    ),
    on('entry.tell-guardian', ['film.watchable'], async (platform, trx, { subjectId }) =>
      (await import('./guardian-films.ts')).tellGuardians(platform, trx, subjectId),
    ),
    on('entry.follow-erasure', ['film.erased'], async (platform, trx, { subjectId }) =>
      (await import('./reactions.ts')).withdrawErased(platform, trx, subjectId),
    ),
  ],
  routes: async () => {
    const { entryRoutes } = await import('./entry.routes.ts')
    return async (app, platform, told) => entryRoutes(app, platform, await told.one(story))
  },
  jobs: async () => (await import('./entry.jobs.ts')).entryJobs,
  personal: async () => (await import('./personal.ts')).entryPersonal,
}
