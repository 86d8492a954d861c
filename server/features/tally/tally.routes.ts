import type { FastifyInstance } from 'fastify'
import { tallyRoutes as contract } from '#contract/tally.ts'
import { personOf, serveRoutes } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { tallyAccess } from './tally.access.ts'
import {
  countAward,
  crowdDesk,
  decide,
  dropObjection,
  logMotion,
  publicResult,
  publishAward,
  publishResult,
  raiseObjection,
  resultDesk,
  stopAnnouncement,
} from './tally.ts'

export const tallyRoutes = (app: FastifyInstance, platform: Platform): void => {
  serveRoutes(app, platform, 'tally', contract, tallyAccess, {
    'GET /editions/:id/result': ({ params }) => publicResult(platform, params.id),
    'GET /editions/:id/results': ({ params }) => resultDesk(platform, params.id),
    'PUT /editions/:id/results/:resultId': ({ caller, params, body }) =>
      countAward(platform, personOf(caller).id, {
        resultId: params.resultId,
        editionId: params.id,
        awardId: body.awardId,
      }),
    'GET /editions/:id/crowds': ({ params }) => crowdDesk(platform, params.id),
    'PUT /editions/:id/objections/:objectionId': ({ caller, params, body }) =>
      raiseObjection(platform, personOf(caller).id, {
        objectionId: params.objectionId,
        editionId: params.id,
        crowdId: body.crowdId,
        reason: body.reason,
        motionId: body.motionId ?? null,
      }),
    'DELETE /editions/:id/objections/:objectionId': async ({ caller, params, query }) => {
      await dropObjection(platform, personOf(caller).id, {
        objectionId: params.objectionId,
        editionId: params.id,
        motionId: query.motion ?? null,
      })
      return {}
    },
    'PUT /results/:id/publication': ({ caller, params, body }) =>
      publishResult(platform, personOf(caller).id, params.id, body),
    'PUT /editions/:id/motions/:motionId': ({ caller, params, body }) =>
      logMotion(platform, personOf(caller).id, {
        motionId: params.motionId,
        editionId: params.id,
        text: body.text,
      }),
    'PUT /awards/:id/decisions/:decisionId': ({ caller, params, body }) =>
      decide(platform, personOf(caller).id, {
        decisionId: params.decisionId,
        awardId: params.id,
        place: body.place,
        filmId: body.filmId,
        note: body.note ?? { ja: '', en: '' },
        motionId: body.motionId ?? null,
      }),
    'PUT /awards/:id/publication': ({ caller, params, body }) =>
      publishAward(platform, personOf(caller).id, params.id, body),
    'DELETE /awards/:id/announcement': async ({ caller, params }) => {
      await stopAnnouncement(platform, personOf(caller).id, params.id)
      return {}
    },
  })
}
