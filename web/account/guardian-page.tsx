import { useEffect, useState } from 'preact/hooks'
import type { GuardianRequest } from '#contract/account.ts'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import type { PageProps } from '../router.tsx'
import { Button } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import '../ui/fonts-later.ts'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { StatePage } from '../ui/state-page.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { dateWithYear } from '../words/moment.ts'
import { type Asked, GuardianQuestion } from './guardian-question.tsx'
import { useAct } from './part.tsx'

/** What a guardian is asked, and what they have answered. The mailed link is all they need. */
export default ({ params }: PageProps) => {
  const t = messages('account')
  const token = params.token ?? ''
  const [request, setRequest] = useState<GuardianRequest | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    document.title = `${t.guardianPageTitle} · Verticale`
    call('GET /guardian-consents/:token', { params: { token } }).then(setRequest, setError)
  }, [token])
  if (error) return <FailedPage error={error} />
  if (!request) return null
  switch (request.standing) {
    case 'asked':
      return <GuardianQuestion token={token} request={request} onAnswer={setRequest} />
    case 'given':
      return <Given token={token} request={request} onAnswer={setRequest} />
    case 'refused':
      return <Said title={t.guardianRefusedTitle} text={t.guardianRefusedText} />
    case 'withdrawn':
      return <Said title={t.guardianWithdrawnTitle} text={t.guardianWithdrawnText} />
    default:
      return <Said title={t.guardianExpiredTitle} text={t.guardianExpiredText} />
  }
}

const Given = ({ token, request, onAnswer }: Asked) => {
  const t = messages('account')
  const { act, busy, line } = useAct()
  const withdraw = () =>
    act('withdraw', async () =>
      onAnswer(await call('DELETE /guardian-consents/:token/consent', { params: { token } })),
    )
  return (
    <StatePage
      title={t.guardianGiven}
      text={t.guardianGivenText({ name: request.givenName ?? '', date: dateWithYear(request.givenAt ?? '') })}
      top={
        <TopBar back={false}>
          <LanguageSwitch />
        </TopBar>
      }
      acts={
        <>
          {line}
          <Button wide kind="line" busy={busy === 'withdraw' && t.guardianSending} onClick={withdraw}>
            {t.guardianWithdraw}
          </Button>
        </>
      }
    />
  )
}

const Said = ({ title, text }: { title: string; text: string }) => (
  <StatePage
    title={title}
    text={text}
    top={
      <TopBar back={false}>
        <LanguageSwitch />
      </TopBar>
    }
  />
)
