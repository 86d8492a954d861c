import type { Progress } from './steps.ts'

const shelf = 'sign-in'

/** How far somebody has come in this tab; a code that has run out is no progress. */
export const kept = (): Progress | null => {
  try {
    const held = JSON.parse(sessionStorage.getItem(shelf) ?? '') as Progress & { sentAt?: number }
    return held.step === 'address' || (held.sentAt && Date.now() - held.sentAt < 600_000) ? held : null
  } catch {
    // nothing kept
    return null
  }
}

export const keep = (progress: Progress): void => sessionStorage.setItem(shelf, JSON.stringify(progress))

export const forget = (): void => sessionStorage.removeItem(shelf)

/** Whoever comes by a letter does not type the address that it was sent to. */
export const rememberAddress = (email: string): void => keep({ step: 'address', email })
