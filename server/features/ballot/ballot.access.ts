import type { ballotRoutes } from '#contract/ballot.ts'
import { type AccessTable, anyone, signedIn } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'

/** No route tells of anyone's ballots but the caller's own; the box itself has no route at all. */
export const ballotAccess: AccessTable<typeof ballotRoutes, Platform> = {
  'GET /films/:id/ballot': anyone,
  'PUT /films/:id/ballots/:ballotId': signedIn,
  'GET /editions/:id/ballots/mine': signedIn,
  'GET /editions/:id/evening': anyone,
  'GET /me/evenings': signedIn,
}
