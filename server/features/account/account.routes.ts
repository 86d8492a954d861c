import type { FastifyInstance } from 'fastify'
import type { Platform } from '#platform/platform.ts'
import type { Account } from './account.ts'
import { guardianRoutes } from './guardian/guardian.routes.ts'
import { meRoutes } from './me/me.routes.ts'
import { personalRoutes } from './me/personal.routes.ts'
import { peopleRoutes } from './people/people.routes.ts'
import { signInRoutes } from './sign-in/sign-in.routes.ts'

export const accountRoutes = (app: FastifyInstance, platform: Platform, account: Account): void => {
  signInRoutes(app, platform, account)
  meRoutes(app, platform, account)
  guardianRoutes(app, platform, account)
  personalRoutes(app, platform, account)
  peopleRoutes(app, platform)
}
