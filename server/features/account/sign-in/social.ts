import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { addCookie } from '../cookies.ts'
import { answeredBirthDate } from './age-gate.ts'
import { type Browser, whileArriving } from './arriving.ts'
import { askAuth, authRequest, type Http, passCookies, type Service, services } from './ask-auth.ts'
import type { Auth } from './better-auth.ts'

/**
 * Where the browser goes to sign in through another service. It comes back to `/sign-in`, with `?error=` when
 * it was refused: a newcomer who has not answered the age question answers it there and goes again.
 */
export const socialAddress = async (
  platform: Platform,
  auth: Auth,
  provider: Service,
  http: Http,
): Promise<{ url: string }> => {
  if (!platform.config.social[provider]) refuse('account_way_unknown')
  const answer = await askAuth(platform, auth, http, 'POST', '/sign-in/social', {
    provider,
    callbackURL: `${platform.config.publicUrl}/sign-in?back`,
    errorCallbackURL: `${platform.config.publicUrl}/sign-in?provider=${provider}`,
    disableRedirect: true,
  })
  const url = (answer.body as { url?: string } | null)?.url ?? refuse('account_way_unknown')
  passCookies(http, answer)
  return { url }
}

/**
 * Where the other service sends the browser back to. A newcomer who has not answered the age question goes to
 * it first and then comes this way again; better-auth's own pages are never shown. Refuses `not_found` for a
 * service that this festival does not use.
 */
export const backFromService = async (
  platform: Platform,
  auth: Auth,
  provider: string,
  http: Http,
  browser: Browser,
): Promise<void> => {
  const { request, reply } = http
  const service = services.find((name) => name === provider && platform.config.social[name])
  if (!service) return refuse('not_found')
  const answer = await whileArriving(browser, () =>
    auth.handler(
      authRequest(platform, `/callback/${service}`, {
        search: searchOf(request.url),
        method: request.method,
        headers: {
          cookie: request.headers.cookie ?? '',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: request.method === 'POST' ? new URLSearchParams(request.body as Record<string, string>) : null,
      }),
    ),
  )
  const target = answer.headers.get('location') ?? ''
  addCookie(reply, ...answer.headers.getSetCookie())
  if (answer.status === 302 && !/[?&]error=/.test(target)) return void reply.redirect(target)
  const step = (await answeredBirthDate(platform, { visitorId: browser.visitorId })) ? 'failed' : 'age'
  reply.redirect(`/sign-in?step=${step}&provider=${service}`)
}

const searchOf = (url: string): string => (url.includes('?') ? url.slice(url.indexOf('?')) : '')
