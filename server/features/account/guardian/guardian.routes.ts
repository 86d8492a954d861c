import type { FastifyInstance } from 'fastify'
import { guardian as contract } from '#contract/guardian.ts'
import { personOf, serveRoutes } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { accountAccess } from '../account.access.ts'
import type { Account } from '../account.ts'
import { giveConsent, guardianRequest, noteSeen, refuseConsent, reopen, withdrawConsent } from './answer.ts'
import { askGuardian, guardianConsentsOf } from './ask.ts'
import { mailConfirmation } from './confirm.ts'

export const guardianRoutes = (app: FastifyInstance, platform: Platform, { rightsOf }: Account): void =>
  serveRoutes(app, platform, 'account', contract, accountAccess, {
    'GET /me/guardian-consents': ({ caller }) => guardianConsentsOf(platform, personOf(caller).id),
    'POST /me/guardian-consents': ({ caller, body }) =>
      askGuardian(platform, rightsOf, personOf(caller).id, body, caller),
    'GET /guardian-consents/:token': ({ caller, params }) =>
      guardianRequest(platform, rightsOf, params.token, caller),
    'POST /guardian-consents/:token/code': ({ caller, params }) =>
      mailConfirmation(platform, params.token, caller),
    'PUT /guardian-consents/:token/consent': ({ caller, params, body }) =>
      giveConsent(platform, rightsOf, params.token, body, caller),
    'DELETE /guardian-consents/:token/consent': ({ caller, params }) =>
      withdrawConsent(platform, rightsOf, params.token, caller),
    'PUT /guardian-consents/:token/refusal': ({ caller, params }) =>
      refuseConsent(platform, rightsOf, params.token, caller),
    'PUT /guardian-consents/:token/seen': ({ caller, params }) =>
      noteSeen(platform, rightsOf, params.token, caller),
    'DELETE /guardian-consents/:token/refusal': ({ caller, params }) =>
      reopen(platform, rightsOf, params.token, caller),
  })
