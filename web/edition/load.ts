import { useEffect, useState } from 'preact/hooks'

export type Loaded<T> = { data: T | null; error: unknown; again: () => void; set: (data: T) => void }

/** What a page asks of the server when it opens, and again when `keys` change; an answer overtaken is dropped. */
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
  return {
    ...state,
    again: () => setTurn((n) => n + 1),
    set: (data) => setState({ data, error: null }),
  }
}
