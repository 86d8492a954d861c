import { channels as contract } from '#contract/realtime.ts'
import { served } from '#platform/realtime/channel.ts'
import { madeFilm } from './film.access.ts'
import { preparationOf } from './film.ts'

export const filmChannels = served(contract, {
  'films/:id/preparation': {
    access: madeFilm,
    state: ({ db }, { id }, language) => preparationOf(db, id, language),
    inWords: true,
  },
})
