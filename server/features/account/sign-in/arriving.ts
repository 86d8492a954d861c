import { AsyncLocalStorage } from 'node:async_hooks'
import type { Language } from '#contract/route.ts'

/** What is known of the browser that is coming in. */
export type Browser = {
  visitorId: string | null
  language: Language
  /** See `networkToday`; null where nobody asks over a network (the operator's link made by hand). */
  network: string | null
  /** 'Safari · iOS' */
  device: string
}

const nobody: Browser = { visitorId: null, language: 'ja', network: null, device: '' }
const arriving = new AsyncLocalStorage<Browser>()

/**
 * Lets better-auth deal with a browser. It calls our door from its depths with nothing of ours in hand, so the
 * door asks here who is coming.
 */
export const whileArriving = <T>(browser: Browser, act: () => Promise<T>): Promise<T> =>
  arriving.run(browser, act)

export const whoArrives = (): Browser => arriving.getStore() ?? nobody
