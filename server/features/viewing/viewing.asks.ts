import { question } from '#platform/feature.ts'
import type { Pools } from './pools.ts'

/** The pools of this process. */
export const pools = question<Pools>('viewing.pools')
