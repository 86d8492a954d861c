import { useEffect, useState } from 'preact/hooks'
import { passes, whenBack } from './when-back.ts'

export type Loaded<T> = { data: T | null; error: unknown; again: () => void; set: (data: T) => void }

/**
 * What a page asks of the server when it opens and when `keys` change; an answer overtaken is dropped, `again` keeps
 * what is shown. What did not come is asked for again when the line is back.
 */
export const useLoad = <T>(ask: (signal: AbortSignal) => Promise<T>, keys: unknown[]): Loaded<T> => {
  const [state, setState] = useState<{ data: T | null; error: unknown }>({ data: null, error: null })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    ask(stop.signal).then(
      (data) => !stop.signal.aborted && setState({ data, error: null }),
      (error) => !stop.signal.aborted && setState((before) => ({ ...before, error })),
    )
    return () => stop.abort()
  }, [...keys, turn])
  useEffect(() => {
    if (state.error && passes(state.error)) return whenBack(() => setTurn((n) => n + 1))
  }, [state.error])
  return {
    ...state,
    again: () => setTurn((n) => n + 1),
    set: (data) => setState({ data, error: null }),
  }
}

/** Runs every so often while the page is seen. */
export const useEvery = (ms: number | null, act: () => void): void => {
  useEffect(() => {
    if (ms === null) return
    const timer = setInterval(() => document.visibilityState === 'visible' && act(), ms)
    return () => clearInterval(timer)
  })
}
