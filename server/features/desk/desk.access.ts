import type { deskRoutes } from '#contract/desk.ts'
import { type Access, type AccessTable, roleIn } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'

/** Those who work on the edition. */
export const worksOnEdition: Access<Platform> = roleIn(
  ['organiser', 'moderator', 'producer'],
  ({ params }) => params.id,
)

/** Who may call which route. */
export const deskAccess: AccessTable<typeof deskRoutes, Platform> = {
  'GET /editions/:id/overview': worksOnEdition,
}
