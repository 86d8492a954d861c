import type { FastifyInstance } from 'fastify'
import { viewingRoutes as contract } from '#contract/viewing.ts'
import { serveRoutes } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { viewingAccess } from './viewing.access.ts'
import {
  askerOf,
  beginViewing,
  confirmExposure,
  feedFor,
  filmPage,
  hearHeartbeat,
  type Pools,
  programmeOf,
  viewerOf,
} from './viewing.ts'

export const viewingRoutes = (app: FastifyInstance, platform: Platform, pools: Pools): void => {
  serveRoutes(app, platform, 'viewing', contract, viewingAccess, {
    'GET /feed': async ({ caller, query, http }) =>
      await feedFor(platform, pools, await askerOf(platform, caller, http), {
        slug: query.edition,
        limit: query.limit,
        held: query.held?.split(','),
        passed: query.passed?.split(','),
        film: query.film?.toLowerCase(),
        unwatched: query.unwatched,
      }),
    'GET /editions/:id/programme': ({ params }) => programmeOf(platform, pools, params.id),
    'GET /films/:id/page': async ({ caller, params, http }) => {
      const { viewer } = await askerOf(platform, caller, http)
      return await filmPage(platform, pools, viewer, params.id)
    },
    'PUT /films/:id/exposure': async ({ caller, params, body, http }) =>
      await confirmExposure(platform, pools, await askerOf(platform, caller, http), {
        editionId: body.editionId,
        filmId: params.id,
        ticket: body.ticket,
      }),
    'PUT /viewings/:id': async ({ caller, params, body, http }) => {
      const { viewer, household } = await askerOf(platform, caller, http)
      return await beginViewing(platform, viewer, household, { id: params.id, ...body })
    },
    'POST /viewings/:id/heartbeats': async ({ caller, params, body }) => {
      const viewer = await viewerOf(platform, caller, caller.visitorId)
      return await hearHeartbeat(platform, viewer, params.id, body)
    },
  })
}
