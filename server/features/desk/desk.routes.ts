import type { FastifyInstance } from 'fastify'
import { deskRoutes as contract } from '#contract/desk.ts'
import type { Subjects } from '#features/moderation/moderation.ts'
import { type Caller, personOf, serveRoutes } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { deskAccess } from './desk.access.ts'
import { overview } from './desk.ts'
import { logOf } from './log.ts'
import { takeMeasure, undoMeasure } from './measure.ts'
import { rehearse } from './rehearse.ts'
import { tableOfResults } from './results-table.ts'

export const deskRoutes = (app: FastifyInstance, platform: Platform, subjects: Subjects): void => {
  const doer = (caller: Caller) => ({ personId: personOf(caller).id, subjects })
  serveRoutes(app, platform, 'desk', contract, deskAccess, {
    'GET /editions/:id/overview': ({ params }) => overview(platform, params.id),
    'GET /editions/:id/results.csv': async ({ caller, params, query, http }) => {
      const { name, text } = await tableOfResults(platform, params.id, query.language ?? caller.language)
      return http.reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(text)
    },
    'POST /editions/:id/measure-rehearsals': async ({ caller, params, body: { act, entryIds } }) => ({
      entries: await rehearse(platform, doer(caller), params.id, act, entryIds, caller.language),
    }),
    'POST /editions/:id/measures': ({ caller, params, body }) =>
      takeMeasure(platform, doer(caller), params.id, body, caller.language),
    'DELETE /editions/:id/measures/:measureId': ({ caller, params }) =>
      undoMeasure(platform, doer(caller), params.id, params.measureId, caller.language),
    'GET /editions/:id/log': ({ params, query }) => logOf(platform, params.id, query.after),
  })
}
