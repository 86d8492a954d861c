import type { Side, threadRoutes } from '#contract/thread.ts'
import { type Access, type AccessTable, roleIn, signedIn } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { readLink } from './link.ts'
import { readerOf, staff } from './reader.ts'

type Rule = Access<Platform>

/** Strangers do not learn that there is a thread; who is on the other side of it may not do what one side does. */
const onSide =
  (side?: Side): Rule =>
  async ({ platform, caller, params }) => {
    if (!caller.person) return 'not_signed_in'
    const reader = await readerOf(platform.db, caller, params.id ?? '')
    if (!reader) return 'not_found'
    return side && reader.side !== side ? 'not_allowed' : null
  }

/** Who may read a thread, for its channel too. */
export const takesPart: Rule = onSide()

const holdsLink: Rule = async ({ platform, caller, params }) => {
  const held = await readLink(platform, params.token ?? '', caller)
  return typeof held === 'string' ? held : null
}

/** Who may call which route. */
export const threadAccess: AccessTable<typeof threadRoutes, Platform> = {
  'GET /entries/:id/thread': takesPart,
  'POST /entries/:id/thread/messages': takesPart,
  'PUT /entries/:id/thread/seen': takesPart,
  'PUT /entries/:id/thread/rest': onSide('organisers'),
  'DELETE /entries/:id/thread/rest': onSide('organisers'),
  'PUT /entries/:id/thread/files/:fileId': takesPart,
  'DELETE /entries/:id/thread/files/:fileId': takesPart,
  'GET /entries/:id/thread/files/:fileId': takesPart,
  'GET /me/threads': signedIn,
  'GET /editions/:id/threads': roleIn(staff, ({ params }) => params.id),
  'GET /entries/:id/notes': onSide('organisers'),
  'POST /entries/:id/notes': onSide('organisers'),
  'DELETE /entries/:id/notes/:noteId': onSide('organisers'),
  'GET /threads/:token': holdsLink,
  'POST /threads/:token/messages': holdsLink,
  'PUT /threads/:token/files/:fileId': holdsLink,
  'DELETE /threads/:token/files/:fileId': holdsLink,
  'GET /threads/:token/files/:fileId': holdsLink,
}
