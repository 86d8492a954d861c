import type { Site } from './harness.ts'
import { cookiesOf } from './sign-in.ts'

type Reply = { step?: string; code?: string; sentence: string; me: { id: string; birthDate: string } }

/** A browser that keeps its cookies, unless told, of somebody who comes in for the first time. */
export const newcomer = (site: Site, language = 'ja', { cookies = true } = {}) => {
  let cookie = ''
  const post = async (url: string, payload: object): Promise<Reply> => {
    const reply = await site.app.inject({
      method: 'POST',
      url,
      payload,
      headers: { ...(cookies && { cookie }), 'accept-language': language },
    })
    cookie = [cookie, cookiesOf(reply.headers['set-cookie'])].filter(Boolean).join('; ')
    return reply.json()
  }
  return {
    post,
    code: async (email: string): Promise<string> => {
      await post('/api/sign-in/code', { email })
      return /\d{6}/.exec((await site.outbox(email.toLowerCase())).at(-1)?.text ?? '')?.[0] ?? ''
    },
    enter: (email: string, code: string, birthDate?: string) =>
      post('/api/sign-in', { email, code, birthDate }),
  }
}
