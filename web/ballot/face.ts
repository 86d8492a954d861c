import type { BallotState } from '#contract/ballot.ts'
import type { FeedEdition, FeedFilm, VotingWindow } from '#contract/viewing.ts'

/**
 * What the ballot's slip is given: it lies over the held last frame, and leads on by `onClose`. `onVoted`
 * puts the numeral that was given into the earning frame, `null` takes it out.
 */
export type SlipProps = {
  one: FeedFilm
  edition: FeedEdition
  voting: VotingWindow
  /** The film has run to its end; else the viewer opened the slip while it plays. */
  atEnd: boolean
  onVoted: (shown: string | null) => void
  /** Puts the slip away and plays on, also at the end: there is something left to watch. */
  onStay: () => void
  /** Puts the slip away; the film is as it was below it. */
  onBack: () => void
  onClose: () => void
  /** A swipe over the film goes on, or back, as it does without a slip. */
  onSwipe: (by: 1 | -1) => void
}

/** What every face of the slip is given. */
export type Face = SlipProps & { state: BallotState; vote: (mark: number) => void; sending: number | null }
