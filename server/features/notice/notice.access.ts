import type { noticeRoutes } from '#contract/notice.ts'
import { type AccessTable, anyone, roleIn, signedIn } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'

const staff = roleIn<Platform>(['organiser', 'moderator'], ({ params }) => params.id)

/** Who may call which route. */
export const noticeAccess: AccessTable<typeof noticeRoutes, Platform> = {
  'GET /me/notices': signedIn,
  'PUT /me/notices/seen': signedIn,
  'GET /me/letter-refusal': signedIn,
  'PUT /me/letter-refusal': signedIn,
  'DELETE /me/letter-refusal': signedIn,
  // whoever holds the letter's link reads the letters
  'GET /letter-refusals/:token': anyone,
  'POST /letter-refusals/:token': anyone,
  'DELETE /letter-refusals/:token': anyone,
  'GET /editions/:id/letters': staff,
  'PUT /editions/:id/letters/:letterId/sending': staff,
  'PUT /editions/:id/letters/:letterId/dismissal': staff,
  'DELETE /editions/:id/letters/:letterId/dismissal': staff,
}
