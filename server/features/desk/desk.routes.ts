import type { FastifyInstance } from 'fastify'
import { deskRoutes as contract } from '#contract/desk.ts'
import { serveRoutes } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { deskAccess } from './desk.access.ts'
import { overview } from './desk.ts'

export const deskRoutes = (app: FastifyInstance, platform: Platform): void =>
  serveRoutes(app, platform, 'desk', contract, deskAccess, {
    'GET /editions/:id/overview': ({ params }) => overview(platform, params.id),
  })
