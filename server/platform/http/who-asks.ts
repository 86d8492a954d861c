import { question } from '../feature.ts'
import type { Identify } from './serve-routes.ts'

/** Told by the feature that knows people. */
export const whoAsks = question<Identify>('http.who-asks')
