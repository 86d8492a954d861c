/** A film counts as shown after so long on the screen. */
const shownMs = 2000
/** A film that was served longer ago is no news of the feed any more. */
const keepsMs = 30 * 60_000

/** As many films as can have been on one viewer's screen within `paceMs`, one after the other. */
export const paceMs = 20_000
const mostWithinPace = paceMs / shownMs + 1

/**
 * Why an exposure is kept for its viewer's own feed but moves no count: no feed has served the film to this
 * viewer, or long ago; more films than there was time for; more of the film from one network than `share`.
 */
export type SetAside = 'unserved' | 'late' | 'hasty' | 'network'

/**
 * Judges an exposure by what is known of its visit: `servedAgoMs` since the feed sent the film to this viewer
 * (null: it never did), `withinPace` others of this viewer within `paceMs`. `not_yet`: it cannot have been on
 * the screen for long enough.
 */
export const judged = (
  servedAgoMs: number | null,
  withinPace: number,
): 'plausible' | 'not_yet' | Exclude<SetAside, 'network'> => {
  if (servedAgoMs === null) return 'unserved'
  if (servedAgoMs < shownMs) return 'not_yet'
  if (servedAgoMs > keepsMs) return 'late'
  return withinPace < mostWithinPace ? 'plausible' : 'hasty'
}

const always = 3
const part = 20

/**
 * How far one network's word about a film reaches: 3 exposures, or a twentieth of those that the film has from
 * others where that is more.
 */
export const share = (others: number): number => Math.max(always, Math.floor(others / part))

/**
 * Whether one more exposure of a film counts, of which this network has counted `mine` today; `others` are the
 * film's from elsewhere, `evenly` what the network has counted of each film of the feed at least. So whatever a
 * network confirms, it lifts no film above the others by more than `share` a day, and a hall full of people
 * behind one address, whom the feed serves evenly, is counted all the same.
 */
export const fits = ({ mine, others, evenly }: { mine: number; others: number; evenly: number }): boolean =>
  mine < evenly + share(others)
