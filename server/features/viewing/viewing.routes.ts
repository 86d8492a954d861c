import type { FastifyInstance } from 'fastify'
import { viewingRoutes as contract } from '#contract/viewing.ts'
import { ensureVisitor, networkToday } from '#features/account/account.ts'
import { serveRoutes } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { viewingAccess } from './viewing.access.ts'
import {
  beginViewing,
  confirmExposure,
  feedFor,
  filmPage,
  hearHeartbeat,
  type Pools,
  viewerOf,
} from './viewing.ts'

export const viewingRoutes = (app: FastifyInstance, platform: Platform, pools: Pools): void => {
  serveRoutes(app, platform, 'viewing', contract, viewingAccess, {
    'GET /feed': async ({ caller, query, http }) =>
      await feedFor(
        platform,
        pools,
        await viewerOf(platform, caller, ensureVisitor(platform, caller, http.reply)),
        {
          slug: query.edition,
          limit: query.limit,
          held: query.held?.split(','),
        },
      ),
    'GET /films/:id/page': async ({ caller, params, http }) =>
      await filmPage(
        platform,
        pools,
        await viewerOf(platform, caller, ensureVisitor(platform, caller, http.reply)),
        params.id,
      ),
    'PUT /films/:id/exposure': async ({ caller, params, body, http }) => {
      const known = caller.person !== null || caller.visitorId !== null
      const visitorId = ensureVisitor(platform, caller, http.reply)
      return await confirmExposure(
        platform,
        pools,
        known ? await viewerOf(platform, caller, visitorId) : null,
        networkToday(platform, http.request.ip),
        { editionId: body.editionId, filmId: params.id },
      )
    },
    'PUT /viewings/:id': async ({ caller, params, body, http }) =>
      await beginViewing(
        platform,
        await viewerOf(platform, caller, ensureVisitor(platform, caller, http.reply)),
        networkToday(platform, http.request.ip),
        { id: params.id, filmId: body.filmId },
      ),
    'POST /viewings/:id/heartbeats': async ({ caller, params, body }) => {
      const viewer = await viewerOf(platform, caller, caller.visitorId)
      return await hearHeartbeat(platform, viewer, params.id, body.stretches)
    },
  })
}
