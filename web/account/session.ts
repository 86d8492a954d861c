import { signal } from '@preact/signals'
import type { Me } from '#contract/account.ts'
import { call } from '../call.ts'

/** Who is signed in: undefined until the server has said so, null for a visitor. */
export const me = signal<Me | null | undefined>(undefined)

let asked: Promise<Me | null> | undefined

/** Asks once for each visit of the app who is signed in. */
export const loadMe = (): Promise<Me | null> => {
  asked ??= call('GET /me', {}).then(
    ({ person }) => {
      me.value = person
      return person
    },
    (error) => {
      asked = undefined
      throw error
    },
  )
  return asked
}

/** The address of the sign-in page that leads back here. */
export const signInAddress = (back = location.pathname + location.search): string =>
  `/sign-in?to=${encodeURIComponent(back)}`

/** Only a path of this site is somewhere to go on to. */
export const wayBack = (query: URLSearchParams): string => {
  const to = query.get('to') ?? query.get('then') ?? '/'
  return /^\/(?![/\\])/.test(to) ? to : '/'
}
