import { exposureMs, heartbeatMs, mostStretches } from '#contract/plain/viewing.ts'
import type { Stretch } from '#contract/viewing.ts'
import { call, Refused } from '../call.ts'
import { newId } from '../new-id.ts'

export type Watching = {
  /** Film time played since the last answer of the server, for the display. */
  unsentMs(): number
  stop(): void
}

/**
 * Follows an element that plays a film and tells the server which stretches were played. `heard` gets the
 * server's figures; nothing else counts.
 */
export const watch = (
  video: HTMLVideoElement,
  filmId: string,
  heard: (state: { watchedMs: number; neededMs: number; verified: boolean }) => void,
): Watching => {
  let viewing: Promise<string> | null = null
  let from: number | null = null
  let last = 0
  let kept: Stretch[] = []
  let sending = false

  const now = () => Math.round(video.currentTime * 1000)
  const begin = () => {
    viewing ??= call('PUT /viewings/:id', { params: { id: newId() }, body: { filmId } })
      .then((state) => {
        heard(state)
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
  const playing = () => {
    from = now()
    last = from
    void begin().catch(() => {})
  }
  const moved = () => {
    if (video.paused || video.seeking) return
    const at = now()
    // a jump is not watching, whatever made it
    if (from === null || at < last || at - last > 2000) {
      close()
      from = at
    }
    last = at
  }
  const send = async (leaving = false) => {
    if (sending && !leaving) return
    const goesOn = from !== null
    close()
    if (goesOn) from = last
    if (kept.length === 0) return
    const stretches = kept
    kept = []
    sending = true
    try {
      const id = await begin()
      heard(
        await call('POST /viewings/:id/heartbeats', {
          params: { id },
          body: { stretches },
          keepalive: leaving,
        }),
      )
    } catch (error) {
      if (error instanceof Refused && error.status === 404) viewing = null
      // offline: told later; refused: it does not count
      if (!(error instanceof Refused) || error.status === 0 || error.status >= 500)
        kept = [...stretches, ...kept].slice(-mostStretches)
    } finally {
      sending = false
    }
  }
  const rested = () => {
    close()
    void send()
  }
  const left = () => document.visibilityState === 'hidden' && void send(true)

  const events: [string, () => void][] = [
    ['playing', playing],
    ['timeupdate', moved],
    ['seeking', close],
    ['pause', rested],
    ['ended', rested],
  ]
  for (const [name, listener] of events) video.addEventListener(name, listener)
  document.addEventListener('visibilitychange', left)
  if (!video.paused) playing()
  const timer = setInterval(() => void send(), heartbeatMs)
  return {
    unsentMs: () =>
      kept.reduce((sum, [a, b]) => sum + b - a, 0) + (from === null ? 0 : Math.max(0, last - from)),
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
