import type { FastifyInstance } from 'fastify'
import type { Platform } from '#platform/platform.ts'
import type { Account } from './account.ts'
import { signInRoutes } from './sign-in/sign-in.routes.ts'

export const accountRoutes = (app: FastifyInstance, platform: Platform, account: Account): void => {
  signInRoutes(app, platform, account)
}
