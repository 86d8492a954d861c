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
export const EarningFrame = ({ unsentMs }: { unsentMs: () => number }) => {
  const t = messages('feed')
  const played = useSignal(0)
  const one = current.value
  useEffect(() => {
    played.value = unsentMs()
    const timer = setInterval(() => {
      played.value = unsentMs()
    }, 500)
    return () => clearInterval(timer)
  }, [one?.film.id, one?.watched.watchedMs])
  if (!one || !voting.value) return null
  const { watchedMs, neededMs, verified } = one.watched
  const vote = votes.value.get(one.film.id)
  // what is not heard by the server yet fills the frame, but only the server makes it earned
  const got = Math.min(neededMs, watchedMs + played.value)
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
          <em key={under} class="fig">
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
