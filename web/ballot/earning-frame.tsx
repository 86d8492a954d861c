import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { current, voting } from '../player/player.ts'
import { RisingFrame } from '../ui/marks.tsx'
import { clock } from '../words/time.ts'
import s from './earning-frame.module.css'
import { slip } from './slip-slot.tsx'
import { votes } from './votes.ts'

/** How much of the film is left until the vote: filling, earned, voted, closed. A touch opens the slip. */
export const EarningFrame = ({ seenMs }: { seenMs: () => number | null }) => {
  const t = messages('feed')
  const one = current.value
  const filmId = one?.film.id
  // what is not heard by the server yet fills the frame, but only the server makes it earned
  const shown = useSignal<{ filmId?: string; ms: number }>({ ms: 0 })
  useEffect(() => {
    const look = () => {
      const before = shown.value.filmId === filmId ? shown.value.ms : 0
      const ms = Math.max(before, current.value?.watched.watchedMs ?? 0, seenMs() ?? 0)
      if (ms !== shown.value.ms || filmId !== shown.value.filmId) shown.value = { filmId, ms }
    }
    look()
    const timer = setInterval(look, 500)
    return () => clearInterval(timer)
  }, [filmId, one?.watched.watchedMs])
  if (!one || one.own || !voting.value) return null
  const { neededMs, verified } = one.watched
  const vote = votes.value.get(one.film.id)
  const got = Math.min(neededMs, shown.value.filmId === filmId ? shown.value.ms : one.watched.watchedMs)
  const [over, under] = vote
    ? [t.voted, '']
    : !voting.value.open
      ? [t.closed, '']
      : verified
        ? [t.canVote, t.canVoteNow]
        : [t.toVote, t.left({ time: clock(Math.max(1000, neededMs - got + 999)) })]
  return (
    <button type="button" class={s.vote} onClick={() => slip.open(one.film.id)}>
      <span>
        <span key={over}>{over}</span>
        {under && (
          // a name that changes each second is nothing to speak to
          <em key={under} class="fig" aria-hidden={verified ? undefined : 'true'}>
            {under}
          </em>
        )}
      </span>
      {vote ? (
        <b class={s.numeral}>{vote}</b>
      ) : (
        <RisingFrame share={verified ? 1 : got / neededMs} width={19} tick={verified ? undefined : 0.78} />
      )}
    </button>
  )
}
