import type { viewingRoutes } from '#contract/viewing.ts'
import { type AccessTable, anyone } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'

/** Who may call which route: watching needs no account; what is not public is not found by anyone. */
export const viewingAccess: AccessTable<typeof viewingRoutes, Platform> = {
  'GET /feed': anyone,
  'GET /editions/:id/programme': anyone,
  'GET /films/:id/page': anyone,
  'PUT /films/:id/exposure': anyone,
  'PUT /viewings/:id': anyone,
  'POST /viewings/:id/heartbeats': anyone,
}
