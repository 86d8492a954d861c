import { useEffect } from 'preact/hooks'
import { Refused, unreachable } from '../call.ts'
import { renewWhenBack } from '../code.ts'
import { messages } from '../messages/messages.ts'
import { passes } from '../when-back.ts'
import { Button, ButtonLink } from './button.tsx'
import { hush } from './notice.tsx'
import { StatePage } from './state-page.tsx'

/**
 * What a page shows when it did not come: offline, a refusal with its own sentence, or our fault. Whoever gives no
 * `again` has the page loaded anew as soon as that may help.
 */
export const FailedPage = ({ error, again }: { error: unknown; again?: () => void }) => {
  const t = messages('common')
  useEffect(() => (again || !passes(error) ? undefined : renewWhenBack()), [error])
  const refused = error instanceof Refused ? error : null
  const acts = (
    <>
      <Button wide onClick={again ?? (() => location.reload())}>
        {t.again}
      </Button>
      <ButtonLink kind="line" wide href="/">
        {t.toFeed}
      </ButtonLink>
    </>
  )
  if (refused?.code === unreachable || !navigator.onLine)
    return <StatePage title={t.offlineTitle} text={t.offlineText} acts={acts} />
  // an address that cannot name anything names nothing
  if (refused?.status === 404 || refused?.code === 'invalid_input')
    return <StatePage title={t.lostTitle} text={t.lostText} acts={acts} />
  if (refused?.status === 401) return <SignInPage />
  if (refused?.status === 403)
    return (
      <StatePage
        title={t.closedToYouTitle}
        text={refused.message}
        acts={
          <ButtonLink wide href="/">
            {t.toFeed}
          </ButtonLink>
        }
      />
    )
  return (
    <StatePage
      title={t.failedTitle}
      text={refused?.message || t.failedText}
      code={refused?.code === 'failed' ? undefined : refused?.code}
      acts={acts}
    />
  )
}

/** Only for people who are signed in; whose session has just ended hears it here and not in a notice besides. */
const SignInPage = () => {
  const t = messages('common')
  useEffect(hush, [])
  return (
    <StatePage
      title={t.signInTitle}
      text={t.signInText}
      acts={
        <>
          <ButtonLink
            wide
            href={`/sign-in?to=${encodeURIComponent(location.pathname + location.search + location.hash)}`}
          >
            {t.signIn}
          </ButtonLink>
          <ButtonLink kind="line" wide href="/">
            {t.toFeed}
          </ButtonLink>
        </>
      }
    />
  )
}
