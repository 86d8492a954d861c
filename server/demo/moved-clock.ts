import type { Platform } from '#platform/platform.ts'

/** The same platform at another instant: what happened before the demo was seeded is done at its own time. */
export const at = (platform: Platform, instant: Date): Platform => ({
  ...platform,
  clock: { now: () => instant },
})
