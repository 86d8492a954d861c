import { refuse } from '#platform/errors.ts'

/**
 * So many run at a time and no more than so many wait; whoever comes then is refused as `busy`. The next turn goes to
 * whoever has the fewest running, and of several to the one who has waited longest: nobody's pictures keep all
 * others waiting.
 */
export const createTurns = (most: number, mostWaiting: number) => {
  const waiting: { whose: string; begin: () => void }[] = []
  const running: string[] = []
  const has = (whose: string): number => running.filter((one) => one === whose).length

  const next = (): void => {
    const [first, ...others] = waiting
    if (!first) return
    const chosen = others.reduce((best, one) => (has(one.whose) < has(best.whose) ? one : best), first)
    waiting.splice(waiting.indexOf(chosen), 1)
    running.push(chosen.whose)
    chosen.begin()
  }

  return async <T>(whose: string, act: () => Promise<T>): Promise<T> => {
    if (running.length < most) running.push(whose)
    else if (waiting.length >= mostWaiting) return refuse('busy')
    else await new Promise<void>((begin) => waiting.push({ whose, begin }))
    try {
      return await act()
    } finally {
      running.splice(running.indexOf(whose), 1)
      next()
    }
  }
}
