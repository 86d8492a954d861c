import { signal } from '@preact/signals'

/** What stands between the viewer and the current film: the line, which comes back, or the film itself. */
export const trouble = signal<'line' | 'film' | null>(null)

/** How long the line is left alone before it is asked for again; the last for good. */
const pausesMs = [1000, 2000, 4000, 8000]

/**
 * Finds out why a player gave up on an address, and calls `again` as soon as the line carries: when the browser
 * says so, else in growing steps. A film that the server had all the time and that `mayTry` no more is itself the
 * trouble.
 * Returns how to end it.
 */
export const takeUp = (
  address: string,
  { mayTry, again }: { mayTry: boolean; again: () => void },
): (() => void) => {
  let [over, timer, asked] = [false, 0, 0]
  const stop = () => {
    over = true
    clearTimeout(timer)
    removeEventListener('online', ask)
  }
  const ask = async () => {
    clearTimeout(timer)
    const answer = await reach(address)
    if (over) return
    if (answer === 'nothing') {
      trouble.value = 'line'
      timer = setTimeout(ask, pausesMs[Math.min(asked++, pausesMs.length - 1)])
      return
    }
    stop()
    trouble.value = answer === 'film' && (mayTry || asked > 0) ? null : 'film'
    if (trouble.value === null) again()
  }
  addEventListener('online', ask)
  void ask()
  return stop
}

/** Whether the server has the film, has it no more, or is out of reach. */
const reach = async (address: string): Promise<'film' | 'gone' | 'nothing'> => {
  // a film that lies on this device needs no line
  if (address.startsWith('blob:')) return 'gone'
  const answer = await fetch(address, { method: 'HEAD', cache: 'no-store' }).catch(() => null)
  if (!answer || answer.status >= 500) return 'nothing'
  return answer.ok ? 'film' : 'gone'
}
