import type { FastifyInstance } from 'fastify'
import { moderationRoutes as contract } from '#contract/moderation.ts'
import { personOf, serveRoutes } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { moderationAccess } from './moderation.access.ts'
import { rule, rulingsOn, type Subjects, standingIn } from './moderation.ts'

export const moderationRoutes = (app: FastifyInstance, platform: Platform, subjects: Subjects): void =>
  serveRoutes(app, platform, 'moderation', contract, moderationAccess(subjects), {
    'POST /rulings': ({ caller, body }) => rule(platform, subjects, personOf(caller).id, body),
    'GET /rulings/:subjectKind/:subjectId': async ({ params }) => ({
      rulings: await rulingsOn(platform.db, params.subjectKind, params.subjectId),
    }),
    'GET /editions/:id/rulings': async ({ params }) => ({
      rulings: await standingIn(platform.db, subjects, params.id),
    }),
  })
