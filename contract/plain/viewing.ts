/** How often a player says what was played, and how many stretches it may say at once. */
export const heartbeatMs = 5000
export const mostStretches = 50

/** An exposure: at least half of the film visible for this long. */
export const exposureMs = 2000

/** So near to its beginning or end a film was not left in the middle. */
const edgeMs = 2000

/** Where a film goes on that was left there; 0 for its beginning. */
export const placeIn = (atMs: number, durationMs: number): number =>
  atMs < edgeMs || atMs > durationMs - edgeMs ? 0 : Math.round(atMs)
