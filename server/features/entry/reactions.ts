import type { Subscription } from '#platform/events.ts'
import type { Platform } from '#platform/platform.ts'
import { reconsiderAll } from './decide.ts'
import { withdrawNow } from './ending.ts'
import { selectEntries, type Trx } from './entry.queries.ts'
import { copyCategories, receiveEntries } from './receive.ts'

/** What happens to films, people and editions, and may change what the rules say of an entry. */
export const entrySubscriptions: Subscription<Platform>[] = [
  {
    handler: 'entry.reconsider-film',
    kinds: [
      'film.received',
      'film.watchable',
      'film.prepared',
      'film.refused',
      'film.failed',
      'film.captioned',
      'film.rights_declared',
    ],
    react: (platform, trx, event) => reconsiderAll(platform, trx, { filmId: event.subjectId }),
  },
  {
    handler: 'entry.reconsider-person',
    kinds: ['guardian.consented', 'guardian.withdrew', 'consent.given', 'consent.withdrawn'],
    react: (platform, trx, event) => reconsiderAll(platform, trx, { personId: event.subjectId }),
  },
  {
    handler: 'entry.reconsider-edition',
    kinds: ['edition.changed', 'edition.calendar_changed'],
    react: (platform, trx, event) => reconsiderAll(platform, trx, { editionId: event.subjectId }),
  },
  {
    // a hashtag that is written into the text of a posted film counts from that moment
    handler: 'entry.read-text',
    kinds: ['film.changed'],
    react: async (platform, trx, event) => {
      await followCategories(trx, event.subjectId)
      const posted = await trx
        .selectFrom('posting')
        .select('filmId')
        .where('filmId', '=', event.subjectId)
        .executeTakeFirst()
      if (posted) await receiveEntries(platform, trx, event.subjectId, event.happenedAt)
    },
  },
  {
    handler: 'entry.follow-erasure',
    kinds: ['film.erased'],
    react: async (platform, trx, event) => {
      const rows = await selectEntries(trx).where('entry.filmId', '=', event.subjectId).execute()
      for (const row of rows) await withdrawNow(platform, trx, row, row.personId, '')
    },
  },
]

const followCategories = async (trx: Trx, filmId: string): Promise<void> => {
  const entries = await trx
    .selectFrom('entry')
    .select(['id', 'editionId'])
    .where('filmId', '=', filmId)
    .execute()
  for (const { id, editionId } of entries) await copyCategories(trx, id, editionId, filmId)
}
