import type { FastifyInstance } from 'fastify'
import { ballotRoutes as contract } from '#contract/ballot.ts'
import { ensureVisitor } from '#features/account/account.ts'
import { askerOf, type Pools } from '#features/viewing/viewing.ts'
import { personOf, serveRoutes } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { ballotAccess } from './ballot.access.ts'
import { ballotState, castBallot, createIntake, type Intake, myBallots } from './ballot.ts'
import { eveningOf, eveningsOf } from './evening.ts'

/** `intake` is this process's own; a test may bound it. */
export const ballotRoutes = (
  app: FastifyInstance,
  platform: Platform,
  pools: Pools,
  intake: Intake = createIntake(platform),
): void => {
  app.addHook('onClose', () => intake.close())
  serveRoutes(app, platform, 'ballot', contract, ballotAccess, {
    'GET /films/:id/ballot': async ({ caller, params, query, http }) =>
      await ballotState(
        platform,
        caller,
        ensureVisitor(platform, caller, http.reply),
        params.id,
        query.edition ?? null,
      ),
    'PUT /films/:id/ballots/:ballotId': ({ caller, params, query, body }) =>
      castBallot(platform, intake, caller, {
        ballotId: params.ballotId,
        filmId: params.id,
        editionId: query.edition ?? null,
        mark: body.mark,
      }),
    'GET /editions/:id/ballots/mine': ({ caller, params }) =>
      myBallots(platform, personOf(caller).id, params.id),
    'GET /editions/:id/evening': async ({ caller, params, http }) => {
      const { viewer } = await askerOf(platform, caller, http)
      return await eveningOf(platform, pools, viewer, params.id)
    },
    'GET /me/evenings': async ({ caller }) => ({
      evenings: await eveningsOf(platform, pools, personOf(caller).id),
    }),
  })
}
