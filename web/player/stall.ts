import { effect, signal } from '@preact/signals'
import { video } from './playback.ts'

/** The film waits for the line: 'now' from the moment when it is felt, 'long' when it will take a while. */
export const stalled = signal<null | 'now' | 'long'>(null)

/** A wait is felt after so long, and is long after so much; in milliseconds. */
const feltMs = 180
const longMs = 1600

/** Whether an element is told to play and has nothing to show. */
const waits = (player: HTMLVideoElement): boolean =>
  !player.paused && !player.ended && !player.seeking && player.readyState < 3

const told = ['waiting', 'playing', 'pause', 'seeked', 'emptied', 'canplay', 'timeupdate', 'ended']

effect(() => {
  const player = video.value
  stalled.value = null
  if (!player) return
  let timers: ReturnType<typeof setTimeout>[] = []
  const stop = () => {
    for (const timer of timers) clearTimeout(timer)
    timers = []
  }
  const look = () => {
    if (!waits(player)) {
      stop()
      stalled.value = null
    } else if (timers.length === 0)
      timers = [
        setTimeout(() => {
          stalled.value = 'now'
        }, feltMs),
        setTimeout(() => {
          stalled.value = 'long'
        }, longMs),
      ]
  }
  for (const name of told) player.addEventListener(name, look)
  look()
  return () => {
    stop()
    for (const name of told) player.removeEventListener(name, look)
  }
})
