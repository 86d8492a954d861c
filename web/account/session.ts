import { signal } from '@preact/signals'
import type { Me } from '#contract/account.ts'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { notice } from '../ui/notice.tsx'

/** Who is signed in: undefined until the server has said so, null for a visitor. */
export const me = signal<Me | null | undefined>(undefined)

let asked: Promise<Me | null> | undefined

/** Asks once for each visit of the app who is signed in. */
export const loadMe = (): Promise<Me | null> => {
  asked ??= askMe().catch((error) => {
    asked = undefined
    throw error
  })
  return asked
}

/** Asks anew. */
export const askMe = async (signal?: AbortSignal): Promise<Me | null> => {
  const { person } = await call('GET /me', { signal })
  me.value = person
  return person
}

// the session ended elsewhere: signing in beside this page loses nothing of what was written in it
let told = Number.NEGATIVE_INFINITY
addEventListener('signed-out', () => {
  if (!me.value || performance.now() - told < 20_000) return
  told = performance.now()
  const t = messages('common')
  notice(t.signedOut, { bad: true, link: { href: signInAddress(), words: t.signInBeside } })
})

/** The address of the sign-in page that leads back here. */
export const signInAddress = (back = location.pathname + location.search): string =>
  `/sign-in?to=${encodeURIComponent(back)}`

/** Only a path of this site is somewhere to go on to. */
export const wayBack = (query: URLSearchParams): string => {
  const to = query.get('to') ?? query.get('then') ?? '/'
  return /^\/(?![/\\])/.test(to) ? to : '/'
}
