import { useEffect, useRef } from 'preact/hooks'
import type { Channels, StateOf } from '#contract/realtime.ts'

/**
 * Hears of a channel while the page is there and `params` are given. Where the page has no line to the server,
 * `ask` is called every so often instead, and whenever the channel is not told (any more).
 */
export const useLive = <Key extends keyof Channels & string>(
  key: Key,
  params: Record<string, string> | null,
  heard: (state: StateOf<Key>) => void,
  { ask, everyMs }: { ask: () => void; everyMs: number },
): void => {
  const now = useRef({ heard, ask })
  now.current = { heard, ask }
  useEffect(() => {
    if (!params) return
    let stop: (() => void) | null = () => undefined
    const later = () => now.current.ask()
    // a page without this code is as one without a line
    import('./realtime.ts').then(
      ({ follow }) => {
        if (stop) stop = follow(key, params, (state) => now.current.heard(state), later, everyMs)
      },
      () => {
        const timer = setInterval(later, everyMs)
        if (stop) stop = () => clearInterval(timer)
        else clearInterval(timer)
      },
    )
    return () => {
      stop?.()
      stop = null
    }
  }, [key, JSON.stringify(params), everyMs])
}

/** Does it once at most in so long, and once more if it was asked for meanwhile. */
export const useSeldom = (ms: number, act: () => void): (() => void) => {
  const now = useRef({ act, timer: undefined as ReturnType<typeof setTimeout> | undefined, again: false })
  now.current.act = act
  useEffect(() => () => clearTimeout(now.current.timer), [])
  return () => {
    const one = now.current
    one.again = one.timer !== undefined
    if (one.again) return
    const wait = () => {
      one.timer = setTimeout(() => {
        one.timer = undefined
        if (!one.again) return
        one.again = false
        wait()
        one.act()
      }, ms)
    }
    wait()
    one.act()
  }
}
