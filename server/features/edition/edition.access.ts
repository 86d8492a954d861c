import type { editionRoutes } from '#contract/edition.ts'
import { type Access, type AccessTable, anyone, festivalRole, holds } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { editionAt } from './find.ts'
import { maySee } from './may-see.ts'

const seen: Access<Platform> = async ({ platform, caller, params }) => {
  const edition = await editionAt(platform.db, params.id ?? '', platform.clock.now())
  return edition && maySee(caller, edition) ? null : 'not_found'
}

/** Organisers of the edition; to strangers a draft does not exist. */
const organised: Access<Platform> = async (ask) => {
  const hidden = await seen(ask)
  if (!ask.caller.person) return hidden ?? 'not_signed_in'
  return hidden ?? (holds(ask.caller, ['organiser'], ask.params.id ?? '') ? null : 'not_allowed')
}

/** Who organises anything here: what others have taken is told while something is made. */
const organisesSomething: Access<Platform> = ({ caller }) =>
  !caller.person
    ? 'not_signed_in'
    : caller.person.roles.some(({ role }) => role === 'organiser')
      ? null
      : 'not_allowed'

/** Who may call which route. */
export const editionAccess: AccessTable<typeof editionRoutes, Platform> = {
  'GET /editions': anyone,
  'POST /editions': festivalRole('organiser'),
  'GET /editions/:id': seen,
  'PATCH /editions/:id': organised,
  'PUT /editions/:id/calendar': organised,
  'GET /editions/:id/calendar/changes': seen,
  'GET /claims': organisesSomething,
  'GET /editions/:id/opening': organised,
  'GET /editions/:id/pages': seen,
  'PUT /editions/:id/pages/:kind': organised,
  'PUT /editions/:id/archiving': organised,
  'DELETE /editions/:id/archiving': organised,
  'DELETE /editions/:id': organised,
  'PUT /editions/:id/publication': organised,
  'DELETE /editions/:id/publication': organised,
  'PUT /editions/:id/key-picture': organised,
  'DELETE /editions/:id/key-picture': organised,
  'GET /editions/:id/key-picture/:file': seen,
  'GET /editions/:id/rights/:version': seen,
  'GET /inks/:hex': anyone,
}
