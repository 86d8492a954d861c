import { signal } from '@preact/signals'
import { choices } from './choices.ts'

/** The element that plays now. */
export const video = signal<HTMLVideoElement | null>(null)
export const paused = signal(false)
/** Where in the film the finger is while it seeks; null at rest. */
export const scrubbing = signal<number | null>(null)
/** The browser let the film play only without sound. */
export const silenced = signal(false)

/** Plays the current film, with sound when that was chosen and the browser allows it. */
export const play = (): void => {
  const player = video.value
  if (!player) return
  paused.value = false
  player.muted = !choices.value.sound
  player.play().then(
    () => {
      silenced.value = false
    },
    (error: DOMException) => {
      if (error.name !== 'NotAllowedError' || player.muted) return
      // without a touch first, browsers play only silently
      player.muted = true
      silenced.value = true
      player.play().catch(() => {
        paused.value = true
      })
    },
  )
}

export const pause = (): void => {
  video.value?.pause()
  paused.value = true
}
