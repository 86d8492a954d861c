import { useEffect, useState } from 'preact/hooks'
import type { GuardianRequest } from '#contract/account.ts'
import { call } from '../call.ts'
import { locale, messages } from '../messages/messages.ts'
import type { PageProps } from '../router.tsx'
import { Button } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { Field, Tick } from '../ui/field.tsx'
import '../ui/fonts-later.ts'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { StatePage } from '../ui/state-page.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { dateWithYear } from '../words/moment.ts'
import s from './letter.module.css'
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
      return <Question token={token} request={request} onAnswer={setRequest} />
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

type Asked = { token: string; request: GuardianRequest; onAnswer: (request: GuardianRequest) => void }

const Question = ({ token, request, onAnswer }: Asked) => {
  const t = messages('account')
  const child = request.childName || request.childEmail
  const [name, setName] = useState('')
  const [guardian, setGuardian] = useState(false)
  const [missing, setMissing] = useState(false)
  const { act, busy, line } = useAct()
  const give = () => {
    if (name.trim() === '' || !guardian) return setMissing(true)
    void act('give', async () =>
      onAnswer(
        await call('PUT /guardian-consents/:token/consent', {
          params: { token },
          body: { name, version: request.version, guardian: true },
        }),
      ),
    )
  }
  const refuse = () =>
    act('refuse', async () =>
      onAnswer(await call('PUT /guardian-consents/:token/refusal', { params: { token } })),
    )
  return (
    <main class={s.page}>
      <TopBar back={false}>
        <LanguageSwitch />
      </TopBar>
      <h1 class={`serif ${s.title}`}>{t.guardianPageTitle}</h1>
      <p class={s.lead}>{t.guardianPageText({ name: child })}</p>
      <div class={`small fig ${s.facts}`}>
        <p>
          {request.editionName
            ? t.guardianWhere({ edition: request.editionName[locale] })
            : t.guardianWherePage}
        </p>
        <p class="dim">{t.guardianVersion({ version: request.version })}</p>
      </div>
      <ul class={s.points}>
        {t.guardianHouse.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      {request.rights && (
        <details class={s.rights}>
          <summary>{t.guardianRights}</summary>
          <p>{request.rights[locale] || request.rights.ja || request.rights.en}</p>
        </details>
      )}
      <div class={s.form}>
        <Field
          label={t.guardianName}
          value={name}
          onText={setName}
          autoComplete="name"
          error={missing && name.trim() === '' ? t.guardianNameNeeded : undefined}
        />
        <Tick checked={guardian} onTick={setGuardian}>
          {t.guardianTick({ name: child })}
        </Tick>
        {missing && !guardian && (
          <p class="small" role="alert" style={{ color: 'var(--err)' }}>
            {t.guardianTickNeeded}
          </p>
        )}
        {line}
        <div class={s.acts}>
          <Button wide busy={busy === 'give' && t.guardianSending} onClick={give}>
            {t.guardianGive}
          </Button>
          <Button wide kind="line" busy={busy === 'refuse' && t.guardianSending} onClick={refuse}>
            {t.guardianRefuse}
          </Button>
        </div>
      </div>
    </main>
  )
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
