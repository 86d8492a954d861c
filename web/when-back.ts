import { Refused, unreachable } from './call.ts'

const everyMs = 5000

/**
 * Calls `again` when the line may be back: when the browser says so, and every few seconds while the page is seen,
 * because what the browser says is no proof. Returns how to end it.
 */
export const whenBack = (again: () => void): (() => void) => {
  const timer = setInterval(() => document.visibilityState === 'visible' && again(), everyMs)
  addEventListener('online', again)
  return () => {
    clearInterval(timer)
    removeEventListener('online', again)
  }
}

/** Whether it may be over a moment later: no line, a server in trouble, code that could not be fetched. */
export const passes = (error: unknown): boolean =>
  !(error instanceof Refused) || error.code === unreachable || error.status >= 500
