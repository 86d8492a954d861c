import { computed, signal } from '@preact/signals'
import { asks } from './guards.ts'

/** Where this tab is: path and query. */
export const place = signal(location.pathname + location.search)
export const path = computed(() => place.value.split('?')[0] ?? '/')

/** Every step of this tab has its number in the browser's history; with `began` this visit came in. */
type Step = { at: number; over?: true } | null
let began = (history.state as Step)?.at ?? 0
let at = began

/** What lies over the page, the newest last: each is a step of its own. */
const over: { close: () => void }[] = []
/** Whether anything lies over the page: what plays waits, and nothing else rises. */
export const covered = signal(false)
const lies = () => {
  covered.value = over.length > 0
}

/** The browser is on a way of our own making; what comes next waits for it. */
let travelling = false
let afterwards: (() => void)[] = []
const travel = (by: number): void => {
  travelling = true
  history.go(by)
}
const arrived = (act: () => void): void => {
  if (travelling) afterwards.push(act)
  else act()
}

/** Goes to an address of this app. `replace` leaves no step to go back to. */
export const go = (to: string, { replace = false } = {}): void =>
  arrived(() => {
    // the same page under another address is not left
    if (!replace && asks(new URL(to, location.href).pathname, () => go(to))) return
    // what lies over a page does not lie over the next: its step becomes the next page's
    const gone = over.splice(0).toReversed()
    for (const { close } of gone) close()
    lies()
    if (gone.length > 0 || replace) history.replaceState({ at }, '', to)
    else history.pushState({ at: ++at }, '', to)
    place.value = location.pathname + location.search
    if (!replace) scrollTo(0, 0)
  })

/** The page that is shown has another address from now on: nothing is left and nobody goes anywhere. */
export const rename = (to: string): void =>
  arrived(() => {
    if (over.length > 0) return
    history.replaceState({ at }, '', to)
    place.value = location.pathname + location.search
  })

/** One step back, or to `otherwise` when this page was opened from outside. */
export const goBack = (otherwise = '/'): void => {
  if (at > began) history.back()
  else go(otherwise, { replace: true })
}

/**
 * Loads another page of this site in this one's place, as after signing in: what lies over the page takes its steps
 * along, so that the browser's back leads past all of it.
 */
export const leaveFor = (to: string): void =>
  arrived(() => {
    const layers = over.splice(0).length
    if (layers === 0) return location.replace(to)
    at -= layers
    afterwards.push(() => location.replace(to))
    travel(-layers)
  })

/**
 * Lays something over the page (a sheet) as a step of its own, so that the browser's back takes it away, by `close`,
 * and not the page below. Returns how to take it away by other means.
 */
export const layOver = (close: () => void): (() => void) => {
  const mine = { close }
  let wanted = true
  arrived(() => {
    if (!wanted) return
    over.push(mine)
    lies()
    history.pushState({ at: ++at, over: true }, '')
  })
  return () => {
    wanted = false
    const above = over.length - 1 - over.indexOf(mine)
    // what the next page took the step of, or what went by a step back, is away already
    if (above === over.length) return
    over.splice(over.indexOf(mine), 1)
    lies()
    if (above > 0) return
    at--
    travel(-1)
  }
}

// a page loaded anew has nothing over it
if ((history.state as Step)?.over) {
  began = --at
  travel(-1)
} else history.replaceState({ at }, '')

addEventListener('popstate', () => {
  const state = history.state as Step
  // a place on the same page is a step of its own
  if (!state) return history.replaceState({ at: ++at }, '')
  travelling = false
  // whoever goes back while we do, goes further than we did
  if (state.at !== at) went(state.at)
  const acts = afterwards
  afterwards = []
  for (const act of acts) act()
})

/** The browser's own buttons, or a gesture, led to that step. */
const went = (to: number): void => {
  const by = to - at
  const gone = by < 0 ? over.splice(Math.max(0, over.length + by)) : []
  for (const { close } of gone.toReversed()) close()
  lies()
  if (gone.length < Math.abs(by) && asks(location.pathname, () => history.go(by))) travel(-by)
  else {
    at = to
    place.value = location.pathname + location.search
  }
}

addEventListener('click', (event) => {
  const link = (event.target as Element).closest?.('a')
  if (
    !link ||
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey
  )
    return
  if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return
  if (/^\/(api|media|uploads)\//.test(link.pathname) || (link.hash && link.pathname === location.pathname))
    return
  event.preventDefault()
  go(link.pathname + link.search + link.hash)
})
