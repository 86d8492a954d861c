import { grantRole } from '#features/account/account.ts'
import type { Role, RoleGrant } from '#platform/http/http.ts'
import type { Site } from './harness.ts'

export type SignedInPerson = {
  id: string
  email: string
  /** Pass them to `site.app.inject({ headers })`. */
  headers: { cookie: string; 'accept-language': string }
}

export type SignInOptions = {
  /** A new address each time unless told. */
  email?: string
  birthDate?: string
  /** A plain word grants the role in the whole festival. */
  roles?: readonly (Role | RoleGrant)[]
  language?: 'ja' | 'en'
}

let count = 0

/** Signs a person in as a browser does: has a code mailed, reads it, answers the age question when new. */
export const signIn = async (site: Site, options: SignInOptions = {}): Promise<SignedInPerson> => {
  const {
    email = `person${++count}@example.jp`,
    birthDate = '1990-04-30',
    roles = [],
    language = 'ja',
  } = options
  const browser = { 'accept-language': language }
  const asked = await site.app.inject({
    method: 'POST',
    url: '/api/sign-in/code',
    headers: browser,
    payload: { email },
  })
  if (asked.statusCode !== 200) throw new Error(`No code for ${email}: ${asked.body}`)
  const cookie = cookiesOf(asked.headers['set-cookie'])
  const code = /\d{6}/.exec((await site.outbox(email.toLowerCase())).at(-1)?.text ?? '')?.[0]
  const entered = await site.app.inject({
    method: 'POST',
    url: '/api/sign-in',
    headers: { ...browser, cookie },
    payload: { email, code, birthDate },
  })
  const reply = entered.json()
  if (reply.step !== 'done') throw new Error(`${email} did not get in: ${entered.body}`)
  for (const grant of roles)
    await site.platform.db.transaction().execute((trx) =>
      grantRole(site.platform, trx, {
        personId: reply.me.id,
        grantedBy: null,
        ...(typeof grant === 'string' ? { role: grant, editionId: null } : grant),
      }),
    )
  const session = cookiesOf(entered.headers['set-cookie'])
  return {
    id: reply.me.id,
    email,
    headers: { ...browser, cookie: [cookie, session].filter(Boolean).join('; ') },
  }
}

/** `Set-Cookie` lines as the `Cookie` header that a browser would send next. */
export const cookiesOf = (lines: string | string[] | undefined): string =>
  [lines ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ')

/** The cookies of one browser: a newer one of a name takes the older one's place, one without a life is gone. */
export const cookieJar = (kept = new Map<string, string>()) => ({
  keep: (lines: string | string[] | undefined): void => {
    for (const line of [lines ?? []].flat()) {
      const [pair = ''] = line.split(';')
      const [name = ''] = pair.split('=')
      if (/;\s*Max-Age=0\b/i.test(line)) kept.delete(name)
      else kept.set(name, pair.slice(name.length + 1))
    }
  },
  drop: (name: string): void => void kept.delete(name),
  cookie: (): string => [...kept].map(([name, value]) => `${name}=${value}`).join('; '),
})
