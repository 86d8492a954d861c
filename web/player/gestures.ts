import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { fullScreen, sound } from './acts.tsx'
import { choices, choose } from './choices.ts'
import { hurried, pause, paused, play, video } from './playback.ts'
import { ended, films, index, step } from './reel.ts'
import { openSheet } from './sheet-shown.ts'
import { move, stageHeight } from './stage.ts'

/** A swipe is decided by this share of the film's height, or by this speed in pixels a millisecond. */
const share = 0.16
const speed = 0.4
/** One turn of a wheel is one film, however long it spins on. */
const wheelPauseMs = 420

/** Held so long without moving, a finger makes the film hurry. */
const heldMs = 450

/**
 * Swipe, wheel and keys over the film. In a feed `touched` is called with each; elsewhere it is null, and only the keys
 * that play are heard.
 */
export const useGestures = (layer: RefObject<HTMLElement | null>, touched: (() => void) | null): void => {
  useEffect(() => {
    const element = layer.current
    if (!element) return
    const off = touched ? [swipes(element, touched), wheel(), keys(touched, true)] : [keys(() => {}, false)]
    return () => {
      for (const stop of off) stop()
    }
  }, [layer.current])
}

const swipes = (element: HTMLElement, touched: () => void) => {
  let start: { x: number; y: number; at: number; id: number } | null = null
  let dragging = false
  let holding: ReturnType<typeof setTimeout> | undefined
  const loose = () => {
    clearTimeout(holding)
    const was = hurried.value
    hurried.value = false
    return was
  }
  const down = (event: PointerEvent) => {
    if (event.button !== 0 || (event.target as Element).closest('a, button')) return
    start = { x: event.clientX, y: event.clientY, at: event.timeStamp, id: event.pointerId }
    dragging = false
    const { pointerId } = event
    holding = setTimeout(() => {
      if (dragging || paused.value) return
      hurried.value = true
      // also when it is let go elsewhere
      element.setPointerCapture(pointerId)
    }, heldMs)
    touched()
  }
  const moved = (event: PointerEvent) => {
    if (!start || event.pointerId !== start.id) return
    const dy = event.clientY - start.y
    if (!dragging && Math.abs(dy) > 8 && Math.abs(dy) > Math.abs(event.clientX - start.x)) {
      dragging = true
      loose()
      element.setPointerCapture(event.pointerId)
    }
    if (dragging) move(damped(dy), index.value, false)
  }
  const up = (event: PointerEvent) => {
    if (!start || event.pointerId !== start.id) return
    const dy = event.clientY - start.y
    const fast = Math.abs(dy) / Math.max(1, event.timeStamp - start.at) > speed && Math.abs(dy) > 24
    const far = Math.abs(dy) > stageHeight() * share
    const tapped = !loose() && !dragging && event.type === 'pointerup'
    start = null
    if (tapped) return paused.value ? play() : pause()
    if (!dragging) return
    dragging = false
    if ((fast || far) && event.type === 'pointerup' && step(dy < 0 ? 1 : -1)) return
    move(0, index.value, true)
  }
  // a held finger makes the film hurry; it is no menu
  const menu = (event: Event) => start && event.preventDefault()
  const on = element.addEventListener.bind(element)
  on('contextmenu', menu)
  on('pointerdown', down)
  on('pointermove', moved)
  on('pointerup', up)
  on('pointercancel', up)
  return () => {
    loose()
    element.removeEventListener('contextmenu', menu)
    element.removeEventListener('pointerdown', down)
    element.removeEventListener('pointermove', moved)
    element.removeEventListener('pointerup', up)
    element.removeEventListener('pointercancel', up)
  }
}

/** At either end the film follows the finger only a little. */
const damped = (dy: number): number => {
  const first = dy > 0 && index.value === 0
  const last = dy < 0 && index.value >= films.value.length - (ended.value ? 0 : 1)
  return first || last ? dy / 4 : dy
}

const wheel = () => {
  let quietUntil = 0
  let turned = 0
  const turn = (event: WheelEvent) => {
    if ((event.target as Element).closest('dialog') || scrolls(event.target as Element)) return
    if (event.timeStamp < quietUntil) {
      // the tail of the same turn
      if (Math.abs(event.deltaY) < Math.abs(turned)) quietUntil = Math.max(quietUntil, event.timeStamp + 80)
      turned = event.deltaY
      return
    }
    turned += event.deltaY
    if (Math.abs(turned) < 30) return
    step(turned > 0 ? 1 : -1)
    quietUntil = event.timeStamp + wheelPauseMs
    turned = event.deltaY
  }
  addEventListener('wheel', turn, { passive: true })
  return () => removeEventListener('wheel', turn)
}

/** Whether a turn of the wheel moves what is under it: letters that were enlarged, a page that is longer than its screen. */
const scrolls = (target: Element): boolean => {
  for (let one: Element | null = target; one; one = one.parentElement) {
    const longer = one.scrollHeight > one.clientHeight + 1
    if (longer && (one === document.documentElement || /auto|scroll/.test(getComputedStyle(one).overflowY)))
      return true
  }
  return false
}

const keys = (touched: () => void, feeds: boolean) => {
  const pressed = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest('dialog, input, textarea, select'))
      return
    const single = choices.value.letterKeys ? letters[event.key.toLowerCase()] : undefined
    const act = (feeds && ways[event.key]) || acts[event.key] || single
    if (!act || (event.key === ' ' && target.closest('button, a, summary'))) return
    if (!feeds && (act === next || act === previous)) return
    event.preventDefault()
    touched()
    act()
  }
  addEventListener('keydown', pressed)
  return () => removeEventListener('keydown', pressed)
}

const seek = (seconds: number) => {
  if (video.value) video.value.currentTime += seconds
}
const next = () => void step(1)
const previous = () => void step(-1)
type Acts = Record<string, () => void>
/** Where films follow each other. */
const ways: Acts = { ArrowDown: next, PageDown: next, ArrowUp: previous, PageUp: previous }
const acts: Acts = {
  ' ': () => (paused.value ? play() : pause()),
  ArrowLeft: () => seek(-5),
  ArrowRight: () => seek(5),
}
/** Keys of one sign: whoever speaks to their device, or trembles, may turn them off. */
const letters: Acts = {
  j: next,
  k: previous,
  m: () => sound(!choices.value.sound),
  c: () => choose({ captions: choices.value.captions === 'off' ? 'auto' : 'off' }),
  f: () => fullScreen(),
  '?': () => openSheet('keys'),
}
