import { signal, useSignalEffect } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { lazy } from '../lazy.tsx'
import { loadMessages } from '../messages/messages.ts'
import { current, edition, films, playback, step, voting } from '../player/player.ts'
import { covered } from '../steps.ts'
import type { SlipProps } from './face.ts'
import { quiet } from './quiet.ts'
import { showVote } from './votes.ts'

const opened = signal<{ filmId: string; atEnd: boolean } | null>(null)

// the ballot's code comes after the first film plays, never before
const get = async () => (await Promise.all([import('./slip.tsx'), loadMessages('ballot')]))[0]
const BallotSlip = lazy<SlipProps>(get, ({ one }) => `/films/${one.film.id}?vote`)

export const slip = {
  open: (filmId: string): void => {
    playback.video.value?.pause()
    opened.value = { filmId, atEnd: false }
  },
  /** The film has ended: the slip rises while there is a vote to give and nothing lies over it, else it begins again. */
  atEnd: (filmId: string): void => {
    if (covered.value) return
    if (voting.value?.open && !current.value?.own && !quiet.value) opened.value = { filmId, atEnd: true }
    else again()
  },
  /** Fetches the slip's code early. */
  prepare: (): void => void get().catch(() => {}),
}

const again = () => {
  if (playback.video.value) playback.video.value.currentTime = 0
  playback.play()
}

/** Where the slip rises, on every page where a film is voted on. */
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
  if (!one || !edition.value || !voting.value) return null
  return (
    <BallotSlip
      key={one.film.id}
      one={one}
      edition={edition.value}
      voting={voting.value}
      atEnd={atEnd ?? false}
      onVoted={(shown) => showVote(one.film.id, shown)}
      onStay={() => {
        opened.value = null
        playback.play()
      }}
      onBack={() => {
        opened.value = null
        if (atEnd) playback.pause()
      }}
      onClose={() => {
        opened.value = null
        if (!atEnd) playback.play()
        else if (!step(1)) again()
      }}
      onSwipe={(by) => {
        opened.value = null
        if (!step(by)) playback.play()
      }}
    />
  )
}
