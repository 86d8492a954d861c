import type { OutboxLetter, Site } from './harness.ts'

const minute = 60_000

/** Listens to the outbox: each call gives the letters that were written since the last, after the quiet is over. */
export const listenToLetters = async (
  site: Pick<Site, 'work' | 'outbox' | 'clock'>,
): Promise<() => Promise<OutboxLetter[]>> => {
  let heard = (await site.outbox()).length
  return async () => {
    await site.work()
    site.clock.advance(15 * minute)
    await site.work()
    const all = await site.outbox()
    const news = all.slice(heard)
    heard = all.length
    return news
  }
}
