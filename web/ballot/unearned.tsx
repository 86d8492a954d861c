import { useEffect } from 'preact/hooks'
import type { BallotState } from '#contract/ballot.ts'
import { messages } from '../messages/messages.ts'
import { playback } from '../player/player.ts'
import { Button } from '../ui/button.tsx'
import { titleOf } from '../words/film.ts'
import { clock } from '../words/time.ts'
import type { Face } from './face.ts'
import { Head } from './head.tsx'
import slip from './slip.module.css'
import s from './unearned.module.css'

/** How much is still to be watched, where it was left out, and the way back to it. */
export const Unearned = ({
  state,
  one,
  atEnd,
  ask,
  onStay,
  onClose,
}: Face & { ask: () => Promise<BallotState> }) => {
  const t = messages('ballot')
  const { watchedMs, neededMs, durationMs, stretches } = state.watched
  // the last heartbeat may still be on its way
  useEffect(() => {
    const timers = [1200, 3500].map((ms) => setTimeout(() => void ask().catch(() => {}), ms))
    return () => timers.forEach(clearTimeout)
  }, [])
  const [from, to] = firstGap(stretches, durationMs)
  const left = Math.max(1, Math.ceil((neededMs - watchedMs) / 1000))
  const percent = (ms: number) => Math.min(100, Math.floor((ms / Math.max(1, durationMs)) * 100))
  const needed = Math.round((neededMs / Math.max(1, durationMs)) * 100)
  const time = left < 100 ? t.seconds({ n: left }) : t.minutes({ m: Math.floor(left / 60), s: left % 60 })
  const at = (ms: number) => `${(ms / Math.max(1, durationMs)) * 100}%`
  return (
    <>
      <Head label={titleOf(one.film)} />
      <h2 class={`serif ${s.title}`} tabIndex={-1} data-focus>
        {t.moreSeconds({ time })}
      </h2>
      <div class={s.map} aria-hidden="true">
        {stretches.map(([a, b]) => (
          <i key={a} style={{ left: at(a), width: at(b - a) }} />
        ))}
        <u style={{ left: at(from), width: at(to - from) }} />
      </div>
      <div
        class={`fig ${s.cov}`}
        role="img"
        aria-label={t.seenOf({ seen: percent(watchedMs), needed })}
        style={{ '--needed': `${needed}%` }}
      >
        <i style={{ width: at(watchedMs) }} />
        <u />
        <span>{t.seen({ percent: percent(watchedMs) })}</span>
        <span class={s.need}>{t.needed({ percent: needed })}</span>
      </div>
      <p class={`small dim ${slip.said}`}>{t.onlySeen}</p>
      <Button
        wide
        icon="play"
        onClick={() => {
          if (playback.video.value) playback.video.value.currentTime = from / 1000
          onStay()
        }}
      >
        {t.watchFrom({ time: clock(from) })}
      </Button>
      <div class={slip.foot}>
        <span />
        <Button kind="text" onClick={onClose}>
          {atEnd ? t.nextTo : t.notNow}
        </Button>
      </div>
    </>
  )
}

/** The first stretch of at least a second that was not watched. */
const firstGap = (
  stretches: readonly (readonly [number, number])[],
  durationMs: number,
): [number, number] => {
  let from = 0
  for (const [a, b] of stretches) {
    if (a - from >= 1000) return [from, a]
    from = Math.max(from, b)
  }
  return from < durationMs - 1000 ? [from, durationMs] : [0, Math.min(durationMs, 1000)]
}
