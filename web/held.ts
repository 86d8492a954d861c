import { useState } from 'preact/hooks'

/**
 * State that a page loaded anew finds again. It ends with the tab, or where it is `lasting` with `dropHeld`, for what
 * somebody may come back to on another day.
 */
export const useHeld = <T>(key: string, start: T, { lasting = false } = {}): [T, (value: T) => void] => {
  const shelf = lasting ? localStorage : sessionStorage
  const [value, setValue] = useState<T>(() => {
    const held = shelf.getItem(key)
    return held === null ? start : (JSON.parse(held) as T)
  })
  const hold = (value: T) => {
    shelf.setItem(key, JSON.stringify(value))
    setValue(value)
  }
  return [value, hold]
}

/** What was held has gone to the server. */
export const dropHeld = (...keys: string[]): void => {
  for (const key of keys) {
    sessionStorage.removeItem(key)
    localStorage.removeItem(key)
  }
}
