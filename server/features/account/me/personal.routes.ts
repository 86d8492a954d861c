import type { FastifyInstance } from 'fastify'
import { personal as contract } from '#contract/account.ts'
import { personOf, serveRoutes } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { accountAccess } from '../account.access.ts'
import type { Account } from '../account.ts'
import { addCookie, noSessionCookie } from '../cookies.ts'
import { notKnownCookie } from '../sign-in/known-browser.ts'
import { erasePerson, exportPersonal } from './personal.ts'

export const personalRoutes = (app: FastifyInstance, platform: Platform, { personal }: Account): void =>
  serveRoutes(app, platform, 'account', contract, accountAccess, {
    'GET /me/export': ({ caller, http }) => {
      http.reply
        .header('content-disposition', 'attachment; filename="verticale.json"')
        .header('cache-control', 'no-store')
      return exportPersonal(platform, personal, personOf(caller).id)
    },
    'PUT /me/erasure': async ({ caller, body, http }) => {
      await erasePerson(platform, personal, personOf(caller).id, body.email)
      addCookie(http.reply, noSessionCookie(platform), notKnownCookie(platform))
      return {}
    },
  })
