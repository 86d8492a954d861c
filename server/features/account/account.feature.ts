import { answer, type Feature } from '#platform/feature.ts'
import { whoAsks } from '#platform/http/who-asks.ts'
import { on } from '#platform/subscription.ts'
import { minimumAge, rightsOf } from './account.asks.ts'

export const account: Feature = {
  name: 'account',
  answers: [answer(whoAsks, async (platform) => (await import('./identify.ts')).createIdentify(platform))],
  subscriptions: [
    on(
      'account.judge-again',
      ['role.granted', 'role.revoked', 'person.erased'],
      async ({ bell }, _trx, { subjectId }) => bell.judge(subjectId),
    ),
  ],
  routes: async () => {
    const { accountRoutes } = await import('./account.routes.ts')
    const { createAccount } = await import('./create-account.ts')
    return async (app, platform, told) =>
      accountRoutes(
        app,
        platform,
        createAccount(platform, {
          identify: app.identify,
          minimumAge: await told.one(minimumAge),
          rightsOf: await told.one(rightsOf),
          personal: await told.personal(),
        }),
      )
  },
  personal: async (platform) => (await import('./me/account.personal.ts')).accountPersonal(platform),
  jobs: async () => (await import('./account.jobs.ts')).accountJobs,
}
