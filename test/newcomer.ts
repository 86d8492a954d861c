import type { Site } from './harness.ts'
import { cookieJar } from './sign-in.ts'

type Reply = { step?: string; code?: string; sentence: string; me: { id: string; birthDate: string } }

type NewcomerOptions = { ip?: string; keepsVisitor?: boolean; cookies?: Record<string, string> }

/**
 * A browser of somebody who comes in for the first time. `ip`: where it is. `keepsVisitor: false`: it forgets at
 * once who it is and keeps only what a sign-in needs. `cookies`: what it says without having been given it.
 */
export const newcomer = (
  site: Site,
  language = 'ja',
  { ip, keepsVisitor = true, cookies = {} }: NewcomerOptions = {},
) => {
  const jar = cookieJar(new Map(Object.entries(cookies)))
  const send = async (method: 'POST' | 'PUT', url: string, payload: object): Promise<Reply> => {
    const reply = await site.app.inject({
      method,
      url,
      payload,
      headers: { cookie: jar.cookie(), 'accept-language': language },
      ...(ip && { remoteAddress: ip }),
    })
    jar.keep(reply.headers['set-cookie'])
    if (!keepsVisitor) jar.drop('visitor')
    return reply.json()
  }
  const post = (url: string, payload: object) => send('POST', url, payload)
  return {
    post,
    put: (url: string, payload: object) => send('PUT', url, payload),
    cookie: jar.cookie,
    code: async (email: string): Promise<string> => {
      await post('/api/sign-in/code', { email })
      return /\d{6}/.exec((await site.outbox(email.toLowerCase())).at(-1)?.text ?? '')?.[0] ?? ''
    },
    enter: (email: string, code: string, birthDate?: string) =>
      post('/api/sign-in', { email, code, birthDate }),
  }
}
