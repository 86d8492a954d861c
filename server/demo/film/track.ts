/** A value over the seconds of a shot: constant, or keys `[second, value]` with an ease between them. */
export type Track = number | readonly (readonly [second: number, value: number])[]

/** The value of a track at a time. Before the first and after the last key the value holds. */
export function at(track: Track | undefined, second: number, otherwise: number): number {
  if (track === undefined) return otherwise
  if (typeof track === 'number') return track
  const first = track[0]
  if (!first) return otherwise
  let before = first
  for (const key of track) {
    if (key[0] > second) {
      if (before === key) return key[1]
      return before[1] + (key[1] - before[1]) * ease((second - before[0]) / (key[0] - before[0]))
    }
    before = key
  }
  return before[1]
}

/** Starts and stops softly, but spends most of its time at an even pace: how a hand moves a camera. */
function ease(share: number): number {
  const soft = share * share * (3 - 2 * share)
  return 0.55 * soft + 0.45 * share
}

export function largest(track: Track | undefined, otherwise: number): number {
  if (track === undefined) return otherwise
  return typeof track === 'number' ? track : Math.max(...track.map((key) => key[1]))
}
