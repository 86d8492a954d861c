import { mock } from 'node:test'
import type { Site } from './harness.ts'
import { cookieJar } from './sign-in.ts'

/** What Google says of somebody. */
export type Profile = { sub: string; email: string; verified?: boolean }

/** The keys by which a festival is known to each service. */
const keys = { clientId: 'festival', clientSecret: 'a secret of the service' }
export const allServices = { google: keys, line: keys, tiktok: keys, apple: keys }

/**
 * Stands in for Google, which is another company's: whatever code it is asked about, it answers with `profile`.
 * The festival's own part, from the button to the way back, is the real one.
 */
export const throughGoogle = (site: Site) => {
  const jar = cookieJar()
  const ask = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const reply = await site.app.inject({
      method,
      url,
      headers: { cookie: jar.cookie(), 'accept-language': 'ja' },
      ...(payload && { payload }),
    })
    jar.keep(reply.headers['set-cookie'])
    return reply
  }
  return {
    ask,
    /** Presses the button, lets Google say who it is, and comes back. Where the browser is sent in the end. */
    enter: async ({ sub, email, verified = true }: Profile): Promise<string> => {
      const { url } = (await ask('POST', '/api/sign-in/social', { provider: 'google' })).json()
      const state = new URL(url).searchParams.get('state')
      const claims = { sub, email, email_verified: verified, name: 'Somebody' }
      const token = ['{"alg":"none"}', JSON.stringify(claims), '']
        .map((part) => Buffer.from(part).toString('base64url'))
        .join('.')
      const google = mock.method(globalThis, 'fetch', async () =>
        Response.json({ access_token: 'x', id_token: token, token_type: 'Bearer', expires_in: 3600 }),
      )
      const back = await ask('GET', `/api/auth/callback/google?state=${state}&code=x`)
      google.mock.restore()
      return String(back.headers.location)
    },
    me: async () => (await ask('GET', '/api/me')).json().person,
  }
}
