import { setImmediate as breath } from 'node:timers/promises'
import { type Reading, readInSteps } from './reading.ts'

let last: Promise<unknown> = Promise.resolve()

/**
 * `readCaptions` for a process that answers others: a file of the largest size takes tenths of a second, so one is read
 * at a time, and between its steps whoever else asks is answered.
 */
export const readInTurn = (file: string | Uint8Array, lengthMs: number | null): Promise<Reading> => {
  const mine = last.then(async () => {
    const steps = readInSteps(file, lengthMs)
    for (;;) {
      const { done, value } = steps.next()
      if (done) return value
      await breath()
    }
  })
  last = mine.catch(() => undefined)
  return mine
}
