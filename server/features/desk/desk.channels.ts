import { channels as contract } from '#contract/realtime.ts'
import { editionsOfFilms } from '#features/entry/entry.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { served } from '#platform/realtime/channel.ts'
import { worksOnEdition } from './desk.access.ts'
import { newestNews } from './desk.queries.ts'
import { overview } from './desk.ts'

export const deskChannels = served(contract, {
  'editions/:id/overview': {
    access: worksOnEdition,
    state: async (platform, { id }) => ({
      overview: await overview(platform, id),
      news: await newestNews(platform.db, id),
    }),
  },
})

/** Something happened to a film: the overviews of its editions may say something else now. */
export const lookOfFilm = async ({ bell }: Platform, db: Db, filmId: string): Promise<void> => {
  const editions = (await editionsOfFilms(db, [filmId])).get(filmId) ?? []
  for (const id of editions) bell.look('editions/:id/overview', { id })
}
