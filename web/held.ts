import { useState } from 'preact/hooks'

/** State that a page loaded anew finds again; it ends with the tab. */
export const useHeld = <T>(key: string, start: T): [T, (value: T) => void] => {
  const [value, setValue] = useState<T>(() => {
    const held = sessionStorage.getItem(key)
    return held === null ? start : (JSON.parse(held) as T)
  })
  const hold = (value: T) => {
    sessionStorage.setItem(key, JSON.stringify(value))
    setValue(value)
  }
  return [value, hold]
}
