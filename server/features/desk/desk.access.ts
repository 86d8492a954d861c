import type { deskRoutes } from '#contract/desk.ts'
import { moderatorsActs } from '#contract/plain/desk.ts'
import { type Access, type AccessTable, type BodyAccess, type Role, roleIn } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'

const inEdition = (...roles: Role[]): Access<Platform> => roleIn(roles, ({ params }) => params.id)

/** Those who work on the edition. */
export const worksOnEdition: Access<Platform> = inEdition('organiser', 'moderator', 'producer')

const staff = inEdition('organiser', 'moderator')
const organisers = inEdition('organiser')

/** Who rules on films may hold and restore them; the rest is the organisers'. */
const byAct: BodyAccess<Platform> = {
  before: staff,
  withBody: (ask) => {
    const { act } = (ask.body ?? {}) as { act?: unknown }
    return (moderatorsActs as readonly unknown[]).includes(act) ? staff(ask) : organisers(ask)
  },
}

const byMeasure: Access<Platform> = async (ask) => {
  const stranger = await staff(ask)
  if (stranger) return stranger
  const measure = await ask.platform.db
    .selectFrom('measure')
    .select('act')
    .where('id', '=', ask.params.measureId ?? '')
    .where('editionId', '=', ask.params.id ?? '')
    .executeTakeFirst()
  if (!measure) return 'not_found'
  return (moderatorsActs as readonly string[]).includes(measure.act) ? null : organisers(ask)
}

/** Who may call which route. */
export const deskAccess: AccessTable<typeof deskRoutes, Platform> = {
  'GET /editions/:id/overview': worksOnEdition,
  'GET /editions/:id/results.csv': organisers,
  'POST /editions/:id/measure-rehearsals': byAct,
  'POST /editions/:id/measures': byAct,
  'DELETE /editions/:id/measures/:measureId': byMeasure,
  'GET /editions/:id/log': organisers,
}
