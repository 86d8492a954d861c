import type { tallyRoutes } from '#contract/tally.ts'
import { type AccessTable, anyone, roleIn } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { awardEdition, resultEdition } from './tally.ts'

const ofEdition = roleIn<Platform>(['organiser'], ({ params }) => params.id)
const ofAward = roleIn<Platform>(['organiser'], ({ platform, params }) =>
  awardEdition(platform, params.id ?? ''),
)
const ofResult = roleIn<Platform>(['organiser'], ({ platform, params }) =>
  resultEdition(platform, params.id ?? ''),
)

/** The public page shows what has been published; all else is the organisers' of that edition. */
export const tallyAccess: AccessTable<typeof tallyRoutes, Platform> = {
  'GET /editions/:id/result': anyone,
  'GET /editions/:id/results': ofEdition,
  'PUT /editions/:id/results/:resultId': ofEdition,
  'GET /editions/:id/crowds': ofEdition,
  'PUT /editions/:id/objections/:objectionId': ofEdition,
  'DELETE /editions/:id/objections/:objectionId': ofEdition,
  'PUT /results/:id/publication': ofResult,
  'PUT /editions/:id/motions/:motionId': ofEdition,
  'PUT /awards/:id/decisions/:decisionId': ofAward,
  'PUT /awards/:id/publication': ofAward,
  'DELETE /awards/:id/announcement': ofAward,
}
