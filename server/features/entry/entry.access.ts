import type { entryRoutes } from '#contract/entry.ts'
import { standingOf } from '#features/film/film.ts'
import {
  type Access,
  type AccessTable,
  anyone,
  holds,
  type Role,
  roleIn,
  signedIn,
} from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { standingWith } from './entry.ts'

type Rule = Access<Platform>
type Standing = { editionId: string; owns: boolean; makes: boolean }

const staff: Role[] = ['organiser', 'moderator']

/** Strangers do not learn that there is such an entry. */
const withEntry =
  (may: (standing: Standing, role: (roles: Role[]) => boolean) => boolean): Rule =>
  async ({ platform, caller, params }) => {
    if (!caller.person) return 'not_signed_in'
    const standing = await standingWith(platform.db, params.id ?? '', caller.person.id)
    const role = (roles: Role[]) => holds(caller, roles, standing?.editionId ?? null)
    if (!standing || !(standing.makes || role(staff))) return 'not_found'
    return may(standing, role) ? null : 'not_allowed'
  }

const withFilm =
  (may: 'owns' | 'makes'): Rule =>
  async ({ platform, caller, params }) => {
    if (!caller.person) return 'not_signed_in'
    const standing = await standingOf(platform.db, params.id ?? '', caller.person.id)
    if (standing?.[may]) return null
    return standing?.isPublic || standing?.makes ? 'not_allowed' : 'not_found'
  }

export const entryAccess: AccessTable<typeof entryRoutes, Platform> = {
  'PUT /films/:id/publication': withFilm('owns'),
  'POST /hashtags': anyone,
  'GET /me/entries': signedIn,
  'GET /films/:id/entries': withFilm('makes'),
  'GET /entries/:id': withEntry(() => true),
  'GET /entries/:id/guardian': withEntry((_standing, role) => role(['organiser'])),
  'PUT /entries/:id/withdrawal': withEntry(({ owns }) => owns),
  'DELETE /entries/:id/withdrawal': withEntry(({ owns }) => owns),
  'PUT /entries/:id/disqualification': withEntry((_standing, role) => role(['organiser'])),
  'DELETE /entries/:id/disqualification': withEntry((_standing, role) => role(['organiser'])),
  // whoever holds the mailed link is the guardian
  'GET /guardian-consents/:token/films': anyone,
  'GET /editions/:id/entries': roleIn(staff, ({ params }) => params.id),
  'GET /editions/:id/entries.csv': roleIn(staff, ({ params }) => params.id),
}
