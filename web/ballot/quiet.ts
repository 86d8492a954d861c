import { signal } from '@preact/signals'

const key = 'sign-in-asked'
const read = (): boolean => {
  try {
    return sessionStorage.getItem(key) !== null
  } catch {
    return false
  }
}

/** Whoever was asked to sign in and did not is asked no more by a film's end; the vote frame still opens the slip. */
export const quiet = signal(read())

export const beQuiet = (on: boolean): void => {
  quiet.value = on
  try {
    if (on) sessionStorage.setItem(key, '1')
    else sessionStorage.removeItem(key)
  } catch {
    // as long as the page is open
  }
}
