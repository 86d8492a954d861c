import type { Stretch } from '#contract/viewing.ts'

/**
 * Wall time that may be reported late: what was watched in a tunnel, or on a line that was away. Whoever saves it has
 * watched nothing else meanwhile, so it makes nobody faster than real time.
 */
const bankMs = 5 * 60_000
/** What clocks and rounding may differ by. */
export const toleranceMs = 1000

/** The wall clock of one viewer, in epoch milliseconds. */
export type WatchClock = {
  /** The viewing begun last. */
  viewingId: string
  openedAt: number
  /** Film time claimed for that viewing since it was opened. */
  claimedMs: number
  /** Wall time until here has been given away. */
  spentUntil: number
}

/**
 * Opens a viewing: from now on wall time can be spent on it, or from `agoMs` before where the film was begun without a
 * line, as far as the time since then is saved. A viewer's first one starts with nothing saved.
 */
export const opened = (before: WatchClock | null, viewingId: string, now: number, agoMs = 0): WatchClock => {
  const spentUntil = before ? Math.max(before.spentUntil, now - bankMs) : now
  return { viewingId, openedAt: Math.min(now, Math.max(now - agoMs, spentUntil)), claimedMs: 0, spentUntil }
}

/**
 * Spends wall time on film time. No viewer is ever credited more film time than real time has passed since
 * they began, whatever films they have open: a claim for more than has passed since this viewing was opened
 * is faster than real time; a claim for time that another viewing has used overlaps.
 */
export const spend = (
  clock: WatchClock,
  viewingId: string,
  claimMs: number,
  now: number,
): WatchClock | 'viewing_too_fast' | 'viewing_overlaps' => {
  const current = clock.viewingId === viewingId
  const claimedMs = clock.claimedMs + (current ? claimMs : 0)
  if (current && claimedMs > now - clock.openedAt + toleranceMs) return 'viewing_too_fast'
  if (claimMs > now - clock.spentUntil + toleranceMs) return 'viewing_overlaps'
  return { ...clock, claimedMs, spentUntil: Math.max(clock.spentUntil + claimMs, now - bankMs) }
}

/**
 * Of what was watched elsewhere, in the order in which it began, what a person can have watched: all their film
 * time together is no more than the wall time `wallMs` in which any film was open, apart from rounding. What
 * they have had credited already, `hadMs`, stays theirs.
 */
export const fitting = <Gain extends { gainMs: number }>(
  gains: readonly Gain[],
  hadMs: number,
  wallMs: number,
): Gain[] => {
  let creditedMs = hadMs
  return gains.filter(({ gainMs }, at) => {
    const fits = gainMs <= 0 || creditedMs + gainMs <= wallMs + toleranceMs * (at + 2)
    if (fits) creditedMs += Math.max(0, gainMs)
    return fits
  })
}

/** Within the film, in order, without empty ones; all that was played, twice where it was played twice. */
export const tidyStretches = (stretches: readonly Stretch[], durationMs: number): Stretch[] =>
  stretches
    .map(([from, to]): Stretch => [Math.min(from, durationMs), Math.min(to, durationMs)])
    .filter(([from, to]) => to > from)
    .sort((a, b) => a[0] - b[0])

export const lengthOf = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, [from, to]) => sum + to - from, 0)

/** As PostgreSQL writes it; overlapping ranges are merged there. */
export const multirange = (stretches: readonly Stretch[]): string =>
  `{${stretches.map(([from, to]) => `[${from},${to})`).join(',')}}`

/** The last half second of a film is often cut by the player's clock; it is never asked for. */
export const neededMs = (durationMs: number, share: number): number =>
  Math.max(1, Math.min(Math.round(durationMs * share), durationMs - 500))
