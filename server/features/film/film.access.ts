import type { filmRoutes } from '#contract/film.ts'
import { type Access, type AccessTable, anyone, signedIn } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { standingOf } from './film.ts'

type Rule = Access<Platform>

/** Strangers do not learn of a film that is not public: to them it is not there. */
const ifStanding =
  (may: (standing: { isPublic: boolean; owns: boolean; makes: boolean }) => boolean): Rule =>
  async ({ platform, caller, params }) => {
    if (!caller.person) return 'not_signed_in'
    const standing = await standingOf(platform.db, params.id ?? '', caller.person.id)
    if (standing && may(standing)) return null
    return standing?.isPublic ? 'not_allowed' : 'not_found'
  }

/** Anyone may see what is public. */
const viewable: Rule = async ({ platform, caller, params }) => {
  const standing = await standingOf(platform.db, params.id ?? '', caller.person?.id ?? null)
  return standing && (standing.isPublic || standing.makes) ? null : 'not_found'
}

/** The person whose film it is. */
export const ownFilm: Rule = ifStanding((standing) => standing.owns)

/** That person and those who joined the team. */
export const madeFilm: Rule = ifStanding((standing) => standing.makes)

export const filmAccess: AccessTable<typeof filmRoutes, Platform> = {
  'POST /films': signedIn,
  'PATCH /films/:id': ownFilm,
  'PUT /films/:id/wording': ownFilm,
  'DELETE /films/:id/wording': ownFilm,
  'PUT /films/:id/own-page': ownFilm,
  'DELETE /films/:id/own-page': ownFilm,
  'GET /films/:id': viewable,
  'GET /films/:id/draft': madeFilm,
  'DELETE /films/:id': ownFilm,
  'GET /me/films': signedIn,
  'GET /people/:id/films': anyone,
  'DELETE /films/:id/publication': ownFilm,
  'GET /films/:id/preparation': madeFilm,
  'POST /films/:id/preparation/retry': ownFilm,
  'PUT /films/:id/poster': ownFilm,
  'POST /films/:id/caption-reading': ownFilm,
  'PUT /films/:id/captions/:language': ownFilm,
  'GET /films/:id/captions/:language': viewable,
  'DELETE /films/:id/captions/:language': ownFilm,
  'PUT /films/:id/rights': ownFilm,
  'POST /films/:id/team': ownFilm,
  'DELETE /films/:id/team/:memberId': ownFilm,
  'GET /invitations/:token': anyone,
  'PUT /invitations/:token/acceptance': signedIn,
  'PUT /invitations/:token/refusal': signedIn,
}
