import { effect, signal } from '@preact/signals'
import { covered } from '../steps.ts'
import { choices } from './choices.ts'

/** The element that plays now. */
export const video = signal<HTMLVideoElement | null>(null)
export const paused = signal(false)
/** Where in the film the finger is while it seeks; null at rest. */
export const scrubbing = signal<number | null>(null)
/** The browser let the film play only without sound. */
export const silenced = signal(false)

/** How fast films play, as long as the app is open; a held finger makes it twice as fast. */
export const rate = signal(1)
export const hurried = signal(false)
export const rates = [0.5, 1, 1.5, 2]

effect(() => {
  const player = video.value
  if (!player) return
  const speed = hurried.value ? 2 : rate.value
  // an element that is given a film falls back to its default
  player.defaultPlaybackRate = speed
  player.playbackRate = speed
  player.volume = choices.value.volume
})

/** Plays the current film, with sound when that was chosen and the browser allows it; while it is held, afterwards. */
export const play = (): void => {
  const player = video.value
  if (!player) return
  everPlayed = true
  paused.value = false
  goesOn = true
  if (holders.size > 0) return
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

let everPlayed = false
/** Whether anything was played since the app was opened. */
export const begun = (): boolean => everPlayed

export const pause = (): void => {
  video.value?.pause()
  paused.value = true
  goesOn = false
}

/** Why the film waits, though nobody has paused it: something lies over it, the page is not seen, a finger seeks. */
const holders = new Set<string>()
let goesOn = false

export const hold = (why: string): void => {
  if (holders.size === 0) goesOn = !paused.value && video.value?.ended === false
  holders.add(why)
  video.value?.pause()
}

/** Lets it go on, if it played before. */
export const letGo = (why: string): void => {
  if (holders.delete(why) && holders.size === 0 && goesOn) play()
}

effect(() => (covered.value ? hold('covered') : letGo('covered')))
const look = () => (document.visibilityState === 'hidden' ? hold('unseen') : letGo('unseen'))
document.addEventListener('visibilitychange', look)
look()
