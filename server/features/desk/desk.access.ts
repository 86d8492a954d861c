import type { deskRoutes } from '#contract/desk.ts'
import { type AccessTable, roleIn } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'

/** Who may call which route. */
export const deskAccess: AccessTable<typeof deskRoutes, Platform> = {
  'GET /editions/:id/overview': roleIn(['organiser', 'moderator', 'producer'], ({ params }) => params.id),
}
