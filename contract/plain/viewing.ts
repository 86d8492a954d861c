/** How often a player says what was played, and how many stretches it may say at once. */
export const heartbeatMs = 5000
export const mostStretches = 50

/** An exposure: at least half of the film visible for this long. */
export const exposureMs = 2000
