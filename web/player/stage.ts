import { effect } from '@preact/signals'
import type { FeedFilm } from '#contract/viewing.ts'
import { keepMoving } from './held.ts'
import { leftAt } from './left.ts'
import { pause, paused, play, video } from './playback.ts'
import {
  attach,
  detach,
  isSlow,
  lowerWay,
  noteSlowLine,
  prefetch,
  readyToClimb,
  stopPrefetch,
  type Way,
  waits,
  wayNow,
  wayToStart,
  wayToWatch,
} from './source.ts'
import { stalled } from './stall.ts'
import { giveTracks } from './tracks.ts'
import { takeUp, trouble } from './trouble.ts'

/**
 * Three recycled players in the box of the stage: the film before, the current one, the next. Of the next and
 * the one after it the first second is there before they are swiped to. Neighbours lie outside the stage, which
 * cuts them off: Chromium opens the decoder of a film that only preloads when a part of it is seen, and until
 * then fetches no more than the first second.
 */
type Slot = {
  box: HTMLElement
  video: HTMLVideoElement
  film: FeedFilm | null
  way: Way | null
  at: number
}

let slots: Slot[] = []
let stage: HTMLElement | null = null
let shown = -1

const build = (): Slot[] => {
  stage = document.getElementById('stage')
  // the server's page has begun to play the first film: that element stays where it is
  const first = document.getElementById('first') as HTMLVideoElement | null
  return [0, 1, 2].map((n) => {
    const video = n === 0 && first ? first : document.createElement('video')
    const box = (n === 0 && first?.parentElement) || document.createElement('div')
    box.className = 'slide'
    video.playsInline = true
    // it would start every film that this element is given, seen or not
    video.autoplay = false
    video.muted = true
    video.disablePictureInPicture = true
    video.setAttribute('aria-hidden', 'true')
    video.tabIndex = -1
    video.addEventListener('waiting', () => waits(video))
    keepMoving(video)
    if (video !== first) {
      box.append(video)
      stage?.append(box)
    }
    const slot: Slot = { box, video, film: null, way: null, at: -1 }
    video.addEventListener('error', () => failed(slot))
    return slot
  })
}

export type How = {
  animate?: boolean
  scrolls?: boolean
  /** False shows the film by its poster until somebody plays it. */
  plays?: boolean
}

/** Shows the stage with its films; `index` may be the end page, where nothing plays. */
export const show = (
  films: readonly FeedFilm[],
  index: number,
  { animate = true, scrolls = false, plays = true }: How = {},
): void => {
  if (slots.length === 0) slots = build()
  if (!stage) return
  stage.hidden = false
  stage.classList.toggle('scrolls', scrolls)
  const same = shown === index && slotOf(index)?.film?.film.id === films[index]?.film.id
  if (!same) fill(films[index] ?? null, index, true, scrolls)
  // what comes next waits until the current film plays: the line is its own until then
  if (same || index > 0) neighbours(films, index)
  else
    whenPlaying(slotOf(index)?.video, () => {
      if (shown !== index) return
      neighbours(films, index)
      move(0, index, false)
    })
  move(0, index, animate)
  if (same) return
  shown = index
  const slot = slotOf(index)
  endRecovery()
  failures = { at: 0, count: 0 }
  trouble.value = null
  for (const one of slots) if (one !== slot) leave(one)
  const one = films[index]
  video.value = one && slot ? slot.video : null
  if (!video.value || !one) return
  goOn(video.value, leftAt(one) / 1000)
  if (plays) play()
  else {
    video.value.poster = one.film.media.poster ?? ''
    pause()
  }
}

// a film that waits for long goes on in a quality that the line carries, from the picture where it stands
effect(() => {
  if (stalled.value !== 'long') return
  const slot = slotOf(shown)
  if (slot) void lower(slot)
})

const lower = async (slot: Slot) => {
  const { film, video, way } = slot
  const lowerOne = film && way?.kind === 'start' ? lowerWay(film.film.media) : null
  if (!film || !lowerOne) return
  noteSlowLine()
  if (!(await readyToClimb()) || slot.film !== film || slot.at !== shown || stalled.value === null) return
  slot.way = lowerOne
  video.poster = pictureOf(video) ?? film.film.media.poster ?? ''
  await attach(video, lowerOne, way, video.currentTime)
  if (!paused.value) play()
}

/** What an element shows now, so that it stays while the element is given another file. */
const pictureOf = (video: HTMLVideoElement): string | null => {
  if (video.readyState < 2) return null
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return canvas.toDataURL('image/jpeg', 0.8)
}

/** A film goes on where it was left; the server's page may have begun it there already. */
const goOn = (player: HTMLVideoElement, seconds: number) => {
  if (seconds > 0 && Math.abs(player.currentTime - seconds) > 2 && !player.src.includes('#t='))
    player.currentTime = seconds
}

let endRecovery = () => {}
/** How often the current film has failed at one place. */
let failures = { at: 0, count: 0 }

/** A player that gave up keeps nothing. The current film is taken up again where it stood, a few times at one place. */
const failed = (slot: Slot) => {
  const { video, film, way } = slot
  if (!video.error) return
  if (slot.at !== shown || !way) return detach(video)
  const at = video.currentTime
  failures = { at, count: Math.abs(at - failures.at) > 1 ? 1 : failures.count + 1 }
  endRecovery()
  endRecovery = takeUp(way.src, {
    mayTry: failures.count < 3,
    again: () => {
      if (slot.film !== film || slot.at !== shown) return
      void attach(video, way)
      video.currentTime = at
      if (!paused.value) play()
    },
  })
}

/** A film that was left must not go on loading: a paused player would. It begins anew when it is come back to. */
const leave = (slot: Slot) => {
  const played = !slot.video.paused || slot.video.currentTime > 0
  slot.video.pause()
  const { film } = slot
  if (!played || !film) return
  setTimeout(() => {
    if (slot.film !== film || slot.at === shown) return
    if (isSlow()) return detach(slot.video)
    slot.way = wayToStart(film.film.media)
    slot.video.preload = 'metadata'
    if (slot.way) void attach(slot.video, slot.way)
  }, 230)
}

const neighbours = (films: readonly FeedFilm[], index: number) => {
  fill(films[index + 1] ?? null, index + 1, false)
  fill(films[index - 1] ?? null, index - 1, false)
  const ahead = films[index + 2]?.film
  if (ahead) setTimeout(() => shown === index && prefetch(ahead.media), 700)
}

const whenPlaying = (player: HTMLVideoElement | undefined, then: () => void) => {
  if (!player) return
  if (!player.paused && player.readyState > 2) return then()
  let done = false
  const once = () => {
    if (done) return
    done = true
    clearTimeout(late)
    then()
  }
  const late = setTimeout(once, 2500)
  player.addEventListener('playing', once, { once: true })
}

const slotOf = (at: number) => slots[((at % 3) + 3) % 3]

const fill = (film: FeedFilm | null, at: number, now: boolean, alone = false) => {
  const slot = slotOf(at)
  if (!slot) return
  slot.at = at
  const holds = slot.video.hasAttribute('src') && !slot.video.error
  if (slot.film?.film.id === film?.film.id && holds) return
  const before = slot.film
  slot.film = film
  slot.video.removeAttribute('poster')
  if (!film) {
    if (before) detach(slot.video)
    return
  }
  const { media } = film.film
  const start = wayToStart(media)
  const way = alone ? wayToWatch(media, stage?.clientWidth ?? innerWidth) : wayNow(media)
  if (!way) {
    detach(slot.video)
    return
  }
  slot.way = way
  giveTracks(slot.video, film.film)
  // the server has begun with this one already
  const begun = slot.video.id === 'first' && slot.video.getAttribute('src')?.split('#')[0] === way.src
  if (begun && !slot.video.error) return
  slot.video.preload = now ? 'auto' : 'metadata'
  // until its first picture has come on a slow line, its poster is there
  if (isSlow()) slot.video.poster = media.poster ?? ''
  if (!now) {
    if (before) detach(slot.video)
    // a slow line is the current film's alone
    if (isSlow()) return
    // what the cache holds is not fetched twice
    void prefetch(media).then(() => {
      if (slot.film === film && !slot.video.hasAttribute('src')) void attach(slot.video, way, start)
    })
    return
  }
  stopPrefetch(media)
  void attach(slot.video, way, start, leftAt(film) / 1000).then(() => {
    // a source that came late has stopped the play that was asked for
    if (way.kind === 'mse' && slot.at === shown && !paused.value) play()
  })
}

/** Moves the films with the finger: `offset` in pixels, around `index`. */
export const move = (offset: number, index: number, animate: boolean): void => {
  for (const { box, at } of slots) {
    const far = Math.abs(at - index) > 1
    // a slide that comes round from the other end does not fly past
    const jumps = box.dataset.at !== String(at)
    box.dataset.at = String(at)
    box.style.transition = animate && !far && !jumps ? '' : 'none'
    box.style.transform = `translate3d(0, calc(${(at - index) * 100}% + ${offset}px), 0)`
    box.style.visibility = far ? 'hidden' : ''
  }
}

export const hide = (): void => {
  for (const slot of slots) slot.video.pause()
  const found = stage ?? document.getElementById('stage')
  if (found) found.hidden = true
  video.value = null
  shown = -1
}

/** The box that films lie in, for measuring a swipe. */
export const stageHeight = (): number => stage?.clientHeight ?? innerHeight
