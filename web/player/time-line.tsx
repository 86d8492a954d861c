import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { FilmView } from '#contract/film.ts'
import { lazy } from '../lazy.tsx'
import { messages } from '../messages/messages.ts'
import { clock } from '../words/time.ts'
import { hold, letGo, paused, play, scrubbing, video } from './playback.ts'
import s from './time-line.module.css'

const Scrub = lazy(() => import('./scrub.tsx'))

/** What keys of a slider do, in milliseconds. */
const steps: Record<string, (durationMs: number) => number> = {
  ArrowLeft: () => -5000,
  ArrowDown: () => -5000,
  ArrowRight: () => 5000,
  ArrowUp: () => 5000,
  PageDown: (ms) => -ms / 10,
  PageUp: (ms) => ms / 10,
  Home: (ms) => -ms,
  End: (ms) => ms,
}

/** Where the film is, and the tick where the vote is earned; a touch opens the storyboard. */
export const TimeLine = ({ film, neededMs }: { film: FilmView; neededMs?: number }) => {
  const t = messages('player')
  const bar = useRef<HTMLDivElement>(null)
  const at = useSignal(0)
  const player = video.value
  const { durationMs } = film

  useEffect(() => {
    at.value = 0
    if (!player) return
    const moved = () => {
      at.value = player.currentTime * 1000
    }
    player.addEventListener('timeupdate', moved)
    player.addEventListener('seeked', moved)
    return () => {
      player.removeEventListener('timeupdate', moved)
      player.removeEventListener('seeked', moved)
    }
  }, [player, film.id])

  const seek = (ms: number) => {
    if (player) player.currentTime = Math.max(0, Math.min(durationMs - 100, ms)) / 1000
  }
  const down = (event: PointerEvent) => {
    const rect = bar.current?.getBoundingClientRect()
    if (!rect) return
    bar.current?.setPointerCapture(event.pointerId)
    const first = ((event.clientX - rect.left) / rect.width) * durationMs
    scrubbing.value = Math.max(0, Math.min(durationMs, first))
    hold('scrubbed')
    let x = event.clientX
    const moved = (next: PointerEvent) => {
      // the higher the finger, the finer the search
      const rise = Math.max(0, rect.top - next.clientY)
      const speed = 1 / (1 + rise / 120)
      const ms = (scrubbing.value ?? 0) + ((next.clientX - x) / rect.width) * durationMs * speed
      scrubbing.value = Math.max(0, Math.min(durationMs, ms))
      x = next.clientX
    }
    const stop = (next: Event) => {
      bar.current?.removeEventListener('pointermove', moved)
      if (next.type === 'pointerup' && scrubbing.value !== null) seek(scrubbing.value)
      scrubbing.value = null
      letGo('scrubbed')
      // also from a film's end
      if (!paused.value) play()
    }
    bar.current?.addEventListener('pointermove', moved)
    bar.current?.addEventListener('pointerup', stop, { once: true })
    bar.current?.addEventListener('pointercancel', stop, { once: true })
  }
  const keyed = (event: KeyboardEvent) => {
    const by = steps[event.key]?.(durationMs)
    if (by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    seek(at.value + by)
  }
  const shown = scrubbing.value ?? at.value
  return (
    <>
      {scrubbing.value !== null && <Scrub film={film} atMs={scrubbing.value} />}
      <div
        ref={bar}
        class={scrubbing.value !== null ? `${s.line} ${s.large}` : s.line}
        role="slider"
        tabIndex={0}
        aria-label={t.position}
        aria-valuemin={0}
        aria-valuemax={Math.round(durationMs / 1000)}
        aria-valuenow={Math.round(shown / 1000)}
        aria-valuetext={`${clock(shown)} / ${clock(durationMs)}`}
        onPointerDown={down}
        onKeyDown={keyed}
      >
        <span>
          <b style={{ width: `${(Math.min(shown, durationMs) / durationMs) * 100}%` }} />
        </span>
        {scrubbing.value === null ? (
          neededMs !== undefined && <i class={s.tick} style={{ left: `${(neededMs / durationMs) * 100}%` }} />
        ) : (
          <i class={s.knob} style={{ left: `${(shown / durationMs) * 100}%` }} />
        )}
      </div>
    </>
  )
}
