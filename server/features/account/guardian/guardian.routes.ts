import type { FastifyInstance } from 'fastify'
import { guardian as contract } from '#contract/account.ts'
import { personOf, serveRoutes } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { accountAccess } from '../account.access.ts'
import type { Account } from '../account.ts'
import { giveConsent, guardianRequest, refuseConsent, withdrawConsent } from './answer.ts'
import { askGuardian, guardianConsentsOf } from './ask.ts'

export const guardianRoutes = (app: FastifyInstance, platform: Platform, { rightsOf }: Account): void =>
  serveRoutes(app, platform, 'account', contract, accountAccess, {
    'GET /me/guardian-consents': ({ caller }) => guardianConsentsOf(platform, personOf(caller).id),
    'POST /me/guardian-consents': ({ caller, body }) =>
      askGuardian(platform, rightsOf, personOf(caller).id, body, caller.language),
    'GET /guardian-consents/:token': ({ params }) => guardianRequest(platform, rightsOf, params.token),
    'PUT /guardian-consents/:token/consent': ({ params, body }) =>
      giveConsent(platform, rightsOf, params.token, body),
    'DELETE /guardian-consents/:token/consent': ({ params }) =>
      withdrawConsent(platform, rightsOf, params.token),
    'PUT /guardian-consents/:token/refusal': ({ params }) => refuseConsent(platform, rightsOf, params.token),
  })
