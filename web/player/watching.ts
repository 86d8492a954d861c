import { exposureMs, heartbeatMs, mostStretches } from '#contract/plain/viewing.ts'
import type { Stretch, ViewingState } from '#contract/viewing.ts'
import { call, Refused } from '../call.ts'
import { newId } from '../new-id.ts'
import { distinctMs } from './stretches.ts'
import { keepUnsent, passes, sendUnsent } from './unsent.ts'

export type Watching = {
  /** Film time watched, told or not yet told, in milliseconds; null until the server has said what was watched before. */
  seenMs(): number | null
  stop(): void
}

/** A film's time faster than a clock's is not watching. */
const usualRate = 1

/**
 * Follows an element that plays a film and tells the server which stretches were played, seen and at no more than their
 * own speed. `heard` gets the server's figures; nothing else counts. `before`: film time watched on earlier days.
 */
export const watch = (
  video: HTMLVideoElement,
  filmId: string,
  before: number,
  heard: (state: ViewingState) => void,
): Watching => {
  let viewing: Promise<string> | null = null
  let begunAt = 0
  let from: number | null = null
  let last = 0
  let kept: Stretch[] = []
  let flying: Stretch[] = []
  let known: readonly Stretch[] | null = before > 0 ? null : []

  const now = () => Math.round(video.currentTime * 1000)
  const take = (state: ViewingState) => {
    known = state.stretches
    heard(state)
  }
  const begin = () => {
    viewing ??= sendUnsent()
      .then(() =>
        call('PUT /viewings/:id', {
          params: { id: newId() },
          body: { filmId, begunAgoMs: Math.max(0, Date.now() - begunAt) },
        }),
      )
      .then((state) => {
        take(state)
        return state.id
      })
      .catch((error) => {
        viewing = null
        throw error
      })
    return viewing
  }
  const close = () => {
    if (from !== null && last > from) kept.push([from, last])
    from = null
  }
  const counts = () => document.visibilityState === 'visible' && video.playbackRate <= usualRate
  const playing = () => {
    begunAt ||= Date.now()
    from = counts() ? now() : null
    last = now()
    void begin().catch(() => {})
  }
  const moved = () => {
    if (video.paused || video.seeking) return
    const at = now()
    // a jump is not watching, whatever made it
    if (from === null || at < last || at - last > 2000 || !counts()) {
      close()
      from = counts() ? at : null
    }
    last = at
  }
  const send = async (leaving = false) => {
    if (flying.length > 0 && !leaving) return
    const goesOn = from !== null
    close()
    if (goesOn) from = last
    if (kept.length === 0) return
    const stretches = kept
    kept = []
    flying = [...flying, ...stretches]
    const atMs = video.ended ? 0 : last
    try {
      const id = await begin()
      take(
        await call('POST /viewings/:id/heartbeats', {
          params: { id },
          body: { stretches, atMs },
          keepalive: leaving,
        }),
      )
    } catch (error) {
      if (error instanceof Refused && error.status === 404) viewing = null
      // without a line it is told later; what is refused does not count
      if (passes(error)) {
        if (leaving) keepUnsent({ filmId, begunAt, stretches, atMs })
        else kept = [...stretches, ...kept].slice(-mostStretches)
      }
    } finally {
      flying = flying.filter((one) => !stretches.includes(one))
    }
  }
  const rested = () => {
    close()
    void send()
  }
  const left = () => {
    if (document.visibilityState === 'visible') return
    close()
    void send(true)
  }

  const events: [string, () => void][] = [
    ['playing', playing],
    ['timeupdate', moved],
    ['seeking', close],
    ['ratechange', close],
    ['pause', rested],
    ['ended', rested],
  ]
  for (const [name, listener] of events) video.addEventListener(name, listener)
  document.addEventListener('visibilitychange', left)
  if (!video.paused) playing()
  const timer = setInterval(() => void send(), heartbeatMs)
  return {
    seenMs: () => {
      if (known === null) return null
      const under: Stretch[] = from === null ? [] : [[from, Math.max(from, last)]]
      return distinctMs([...known, ...flying, ...kept, ...under])
    },
    stop: () => {
      clearInterval(timer)
      for (const [name, listener] of events) video.removeEventListener(name, listener)
      document.removeEventListener('visibilitychange', left)
      close()
      void send(true)
    },
  }
}

/** Confirms the exposure, with the feed's ticket, once the film was on the screen for two seconds. Returns how to stop waiting. */
export const confirmExposure = (filmId: string, editionId: string, ticket: string): (() => void) => {
  let shown = 0
  const timer = setInterval(() => {
    if (document.visibilityState === 'hidden') return
    shown += 250
    if (shown < exposureMs) return
    clearInterval(timer)
    void call('PUT /films/:id/exposure', { params: { id: filmId }, body: { editionId, ticket } }).catch(
      () => {},
    )
  }, 250)
  return () => clearInterval(timer)
}
