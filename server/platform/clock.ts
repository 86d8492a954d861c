/** The one source of "now". Deadlines, phases and grants are judged by it; tests set it. */
export type Clock = { now(): Date }

/** A clock that a test moves by hand. */
export type SettableClock = Clock & { set(to: Date | string): void; advance(ms: number): void }

export const systemClock: Clock = { now: () => new Date() }

/** Stands still until it is told otherwise. */
export function settableClock(start: Date | string): SettableClock {
  let instant = new Date(start).getTime()
  return {
    now: () => new Date(instant),
    set: (to) => {
      instant = new Date(to).getTime()
    },
    advance: (ms) => {
      instant += ms
    },
  }
}
