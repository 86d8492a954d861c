import { question } from '#platform/feature.ts'
import type { RightsOf } from './guardian/requests.ts'

/** The age under which nobody gets in. */
export const minimumAge = question<() => Promise<number>>('account.minimum-age')

/** An edition's rights text, for guardians to read. */
export const rightsOf = question<RightsOf>('account.rights-of')
