import type { FastifyInstance } from 'fastify'
import { people as contract } from '#contract/account.ts'
import { personOf, serveRoutes } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { accountAccess } from '../account.access.ts'
import { latestLetters } from '../outbox.ts'
import { editionPeople, giveRole, invite, takeInvitationBack, takeRole } from './edition-people.ts'
import { publicPerson, publicPicture } from './public-person.ts'

export const peopleRoutes = (app: FastifyInstance, platform: Platform): void =>
  serveRoutes(app, platform, 'account', contract, accountAccess, {
    'GET /people/:handle': ({ params }) => publicPerson(platform, params.handle),
    'GET /people/:handle/picture': async ({ caller, params, http }) => {
      const picture = await publicPicture(platform, params.handle, caller.person?.id)
      http.reply.header('content-type', 'image/webp').header('cache-control', 'private, max-age=86400')
      return picture
    },
    'GET /editions/:id/people': ({ params }) => editionPeople(platform, params.id),
    'PUT /editions/:id/people/:personId/roles/:role': ({ caller, params: { id, personId, role } }) =>
      giveRole(platform, personOf(caller).id, { editionId: id, personId, role }),
    'DELETE /editions/:id/people/:personId/roles/:role': async ({
      caller,
      params: { id, personId, role },
    }) => {
      await takeRole(platform, personOf(caller).id, { editionId: id, personId, role })
      return {}
    },
    'DELETE /people/:personId/roles/:role': async ({ caller, params: { personId, role } }) => {
      await takeRole(platform, personOf(caller).id, { editionId: null, personId, role })
      return {}
    },
    'POST /editions/:id/invitations': ({ caller, params, body }) =>
      invite(platform, personOf(caller).id, { ...body, editionId: params.id }),
    'DELETE /editions/:id/invitations/:invitationId': async ({ params }) => {
      await takeInvitationBack(platform, params.id, params.invitationId)
      return {}
    },
    'GET /outbox': ({ http }) => {
      http.reply.header('cache-control', 'no-store')
      return latestLetters(platform)
    },
  })
