import type { FastifyInstance } from 'fastify'
import { entryRoutes as contract } from '#contract/entry.ts'
import { personOf, serveRoutes } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { entryAccess } from './entry.access.ts'
import type { StoryTeller } from './entry.asks.ts'
import {
  disqualify,
  entriesOf,
  entriesOfEdition,
  entriesOfFilm,
  entryById,
  guardianFilms,
  guardianOfMaker,
  reinstate,
  returnToCompetition,
  submit,
  tableOfEntries,
  tagsFound,
  withdraw,
} from './entry.ts'

export const entryRoutes = (app: FastifyInstance, platform: Platform, tell: StoryTeller): void => {
  serveRoutes(app, platform, 'entry', contract, entryAccess, {
    'PUT /films/:id/publication': ({ caller, params: { id } }) =>
      submit(platform, personOf(caller).id, id, caller.language),
    'POST /hashtags': async ({ body: { text } }) => ({ found: await tagsFound(platform, text) }),
    'GET /me/entries': async ({ caller }) => ({
      entries: await entriesOf(platform, personOf(caller).id, caller.language),
    }),
    'GET /films/:id/entries': async ({ caller, params: { id } }) => ({
      entries: await entriesOfFilm(platform, personOf(caller).id, id, caller.language),
    }),
    'GET /entries/:id': ({ caller, params: { id } }) =>
      entryById(platform, tell, personOf(caller).id, id, caller.language),
    'GET /entries/:id/guardian': ({ params: { id } }) => guardianOfMaker(platform, id),
    'PUT /entries/:id/withdrawal': async ({ caller, params: { id }, body }) => {
      await withdraw(platform, personOf(caller).id, id, body)
      return await entryById(platform, tell, personOf(caller).id, id, caller.language)
    },
    'DELETE /entries/:id/withdrawal': async ({ caller, params: { id } }) => {
      await returnToCompetition(platform, personOf(caller).id, id)
      return await entryById(platform, tell, personOf(caller).id, id, caller.language)
    },
    'PUT /entries/:id/disqualification': async ({ caller, params: { id }, body: { reason } }) => {
      await disqualify(platform, personOf(caller).id, id, reason)
      return await entryById(platform, tell, personOf(caller).id, id, caller.language)
    },
    'DELETE /entries/:id/disqualification': async ({ caller, params: { id } }) => {
      await reinstate(platform, personOf(caller).id, id)
      return await entryById(platform, tell, personOf(caller).id, id, caller.language)
    },
    'GET /guardian-consents/:token/films': ({ params: { token } }) => guardianFilms(platform, token),
    'GET /editions/:id/entries': ({ caller, params: { id }, query }) =>
      entriesOfEdition(platform, personOf(caller).id, id, query, caller.language),
    'GET /editions/:id/entries.csv': async ({
      caller,
      params: { id },
      query: { language, ...filter },
      http,
    }) => {
      const { name, lines } = await tableOfEntries(platform, id, filter, language ?? caller.language)
      return http.reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(lines)
    },
  })
}
