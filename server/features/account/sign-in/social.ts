import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { askAuth, type Http, passCookies } from './ask-auth.ts'
import type { Auth } from './better-auth.ts'

/**
 * Where the browser goes to sign in through another service. It comes back to `/sign-in`, with `?error=` when
 * it was refused: a newcomer who has not answered the age question answers it there and goes again.
 */
export const socialAddress = async (
  platform: Platform,
  auth: Auth,
  provider: string,
  http: Http,
): Promise<{ url: string }> => {
  if (!(provider in platform.config.social)) refuse('account_way_unknown')
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
