import { signal, useSignalEffect } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { FeedEdition, FeedFilm, VotingWindow } from '#contract/viewing.ts'
import { current, edition, films, step, voting } from '../feed/queue.ts'
import { lazy } from '../lazy.tsx'
import { loadMessages } from '../messages/messages.ts'
import { play, video } from '../player/playback.ts'

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
  onClose: () => void
}

/** Numerals of the votes given, by film. */
export const votes = signal<ReadonlyMap<string, string>>(new Map())

const opened = signal<{ filmId: string; atEnd: boolean } | null>(null)

// the ballot's code comes after the first vote has been earned, never before the first film plays
const modules = import.meta.glob<{ default: (props: SlipProps) => preact.JSX.Element }>('./slip.tsx')
const get = modules['./slip.tsx']
const BallotSlip =
  get &&
  lazy<SlipProps>(
    async () => (await Promise.all([get(), loadMessages('ballot')]))[0],
    ({ one }) => `/films/${one.film.id}?vote`,
  )

export const slip = {
  open: (filmId: string): void => {
    if (!BallotSlip) return
    video.value?.pause()
    opened.value = { filmId, atEnd: false }
  },
  /** The film has ended: the slip rises while voting is open, else the film begins again. */
  atEnd: (filmId: string): void => {
    if (BallotSlip && voting.value?.open) opened.value = { filmId, atEnd: true }
    else again()
  },
  /** Fetches the slip's code early. */
  prepare: (): void => void Promise.all([get?.(), loadMessages('ballot')]).catch(() => {}),
}

const again = () => {
  if (video.value) video.value.currentTime = 0
  play()
}

export const Slip = () => {
  // long after the first picture, long before the first vote: a phone that loses its connection can still vote
  useEffect(() => {
    const timer = setTimeout(slip.prepare, 6000)
    return () => clearTimeout(timer)
  }, [])
  // whoever goes on to another film, by key or by swipe, leaves the slip behind
  useSignalEffect(() => {
    if (opened.value && opened.value.filmId !== current.value?.film.id) opened.value = null
  })
  const { filmId, atEnd } = opened.value ?? {}
  const one = films.value.find(({ film }) => film.id === filmId)
  if (!BallotSlip || !one || !edition.value || !voting.value) return null
  return (
    <BallotSlip
      key={one.film.id}
      one={one}
      edition={edition.value}
      voting={voting.value}
      atEnd={atEnd ?? false}
      onVoted={(shown) => {
        const next = new Map(votes.value)
        if (shown === null) next.delete(one.film.id)
        else next.set(one.film.id, shown)
        votes.value = next
      }}
      onStay={() => {
        opened.value = null
        play()
      }}
      onClose={() => {
        opened.value = null
        if (!atEnd) play()
        else if (!step(1)) again()
      }}
    />
  )
}
