import { useEffect, useState } from 'preact/hooks'
import { Refused, unreachable } from './call.ts'
import { whenBack } from './when-back.ts'
import { phrasesFirst } from './words/japanese.ts'

/** Code that comes when it is first needed. Throws `Refused` with the code `unreachable` when it does not come. */
export const code = async <T>(get: () => Promise<T>): Promise<T> => {
  const [got] = await Promise.all([get(), phrasesFirst()]).catch(() => {
    throw new Refused({ code: unreachable, sentence: '' }, 0)
  })
  return got
}

/** Where to go on after the page was loaded anew; without an address at the same place. */
export type Leave = () => string | Promise<string>

/**
 * Loads the page anew as soon as the server answers, because code that did not come once may never come to this
 * page: browsers keep a failed import (github.com/whatwg/html/issues/6768; Chromium 150 does, 156 does not), and
 * after an update of the festival the file is gone. At most once a minute. Returns how to end it.
 */
export const renewWhenBack = (leave?: Leave): (() => void) => {
  let over = false
  const look = async () => {
    if (Date.now() - Number(sessionStorage.getItem(renewed) ?? 0) < 60_000) return
    const answer = await fetch('/api/health', { cache: 'no-store' }).catch(() => null)
    if (!answer?.ok || over) return
    over = true
    await renew(leave)
  }
  void look()
  const stop = whenBack(() => void look())
  return () => {
    over = true
    stop()
  }
}
const renewed = 'renewed'

export const renew = async (leave?: Leave): Promise<void> => {
  const to = await leave?.()
  sessionStorage.setItem(renewed, String(Date.now()))
  if (to) location.replace(to)
  else location.reload()
}

/** What a page shows needs more code: null until it has come; what was shown stays until the next has come. */
export const useCode = <T>(
  get: () => Promise<T>,
  keys: unknown[],
  leave?: Leave,
): { code: T | null; error: unknown } => {
  const [state, setState] = useState<{ code: T | null; error: unknown }>({ code: null, error: null })
  useEffect(() => {
    let over = false
    code(get).then(
      (code) => over || setState({ code, error: null }),
      (error) => over || setState((before) => ({ ...before, error })),
    )
    return () => {
      over = true
    }
  }, keys)
  useEffect(() => (state.error ? renewWhenBack(leave) : undefined), [state.error])
  return state
}
