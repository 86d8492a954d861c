import { useEffect, useState } from 'preact/hooks'

/** Asks the server when the page opens and when `keys` change; `again` asks once more and keeps what is shown. */
export const useAsked = <T>(ask: () => Promise<T>, keys: unknown[]) => {
  const [state, setState] = useState<{ data: T | null; error: unknown }>({ data: null, error: null })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let current = true
    ask().then(
      (data) => current && setState({ data, error: null }),
      (error) => current && setState((before) => ({ data: before.data, error })),
    )
    return () => {
      current = false
    }
  }, [...keys, turn])
  return { ...state, again: () => setTurn((n) => n + 1), set: (data: T) => setState({ data, error: null }) }
}

/** Runs every so often while the page is seen. */
export const useEvery = (ms: number | null, act: () => void): void => {
  useEffect(() => {
    if (ms === null) return
    const timer = setInterval(() => document.visibilityState === 'visible' && act(), ms)
    return () => clearInterval(timer)
  })
}
