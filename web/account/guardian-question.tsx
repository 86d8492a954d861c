import { useEffect, useState } from 'preact/hooks'
import type { GuardianRelation, GuardianRequest } from '#contract/account.ts'
import { guardianRelations } from '#contract/plain/account.ts'
import { call } from '../call.ts'
import { locale, messages } from '../messages/messages.ts'
import { Ask } from '../ui/ask.tsx'
import { Button } from '../ui/button.tsx'
import { Choice, Field, Tick } from '../ui/field.tsx'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import s from './letter.module.css'
import { MailedCode } from './mailed-code.tsx'
import { useAct } from './part.tsx'
import { RefusalLine } from './refusal-line.tsx'
import { SignInFrame } from './sign-in-frame.tsx'

export type Asked = { token: string; request: GuardianRequest; onAnswer: (request: GuardianRequest) => void }

/** What the guardian has written; kept for this tab, so that changing the language does not begin again. */
type Written = { name: string; relation: GuardianRelation | ''; sentAt: number | null }

/** The question, and after "I consent" the digits that were mailed to the guardian. */
export const GuardianQuestion = (asked: Asked) => {
  const [written, setWritten] = useState<Written>(() => kept(asked.token))
  useEffect(() => sessionStorage.setItem(shelf(asked.token), JSON.stringify(written)), [written])
  const next = {
    ...asked,
    written,
    onWrite: (change: Partial<Written>) => setWritten({ ...written, ...change }),
  }
  return written.sentAt === null ? <Question {...next} /> : <Confirm {...next} sentAt={written.sentAt} />
}

type Writing = Asked & { written: Written; onWrite: (change: Partial<Written>) => void }

const Question = ({ token, request, onAnswer, written, onWrite }: Writing) => {
  const t = messages('account')
  const child = request.childName || request.childEmail
  const { name, relation } = written
  const [guardian, setGuardian] = useState(false)
  const [missing, setMissing] = useState(false)
  const [refusing, setRefusing] = useState(false)
  const { act, busy, line } = useAct()
  const give = () => {
    if (name.trim() === '' || relation === '' || !guardian) return setMissing(true)
    void act('give', async () => {
      await call('POST /guardian-consents/:token/code', { params: { token } })
      onWrite({ sentAt: Date.now() })
    })
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
      {request.hindrance ? (
        <div class={s.form}>
          <RefusalLine sentence={t.guardianHindrance[request.hindrance]} />
        </div>
      ) : (
        <div class={s.form}>
          <Field
            label={t.guardianName}
            value={name}
            onText={(text) => onWrite({ name: text })}
            autoComplete="name"
            error={missing && name.trim() === '' ? t.guardianNameNeeded : undefined}
          />
          <Choice<GuardianRelation | ''>
            label={t.guardianRelation({ name: child })}
            value={relation}
            onChoose={(chosen) => onWrite({ relation: chosen })}
            options={guardianRelations.map((value) => ({ value, label: t.guardianRelations[value] }))}
          />
          {missing && relation === '' && <RefusalLine sentence={t.guardianRelationNeeded} />}
          <Tick checked={guardian} onTick={setGuardian}>
            {t.guardianTick({ name: child })}
          </Tick>
          {missing && !guardian && <RefusalLine sentence={t.guardianTickNeeded} />}
          {!refusing && line}
          <div class={s.acts}>
            <Button wide busy={busy === 'give' && t.sending} onClick={give}>
              {t.guardianGive}
            </Button>
            <Button wide kind="line" onClick={() => setRefusing(true)}>
              {t.guardianRefuse}
            </Button>
          </div>
        </div>
      )}
      <Ask
        open={refusing}
        title={t.guardianRefuse}
        act={t.guardianRefuseNow}
        stay={t.guardianRefuseBack}
        busy={busy === 'refuse' && t.guardianSending}
        onDo={refuse}
        onStay={() => setRefusing(false)}
      >
        <p>{t.guardianRefusedText}</p>
        {line}
      </Ask>
    </main>
  )
}

const Confirm = ({ token, request, onAnswer, written, onWrite, sentAt }: Writing & { sentAt: number }) => {
  const t = messages('account')
  const back = () => onWrite({ sentAt: null })
  const check = async (code: string) => {
    const { name, relation } = written
    if (relation === '') return back()
    const body = { name, relation, code, version: request.version, guardian: true } as const
    const answered = await call('PUT /guardian-consents/:token/consent', { params: { token }, body })
    sessionStorage.removeItem(shelf(token))
    onAnswer(answered)
  }
  const again = async () => {
    await call('POST /guardian-consents/:token/code', { params: { token } })
    onWrite({ sentAt: Date.now() })
  }
  return (
    <SignInFrame
      page={t.guardianPageTitle}
      title={t.guardianConfirmTitle}
      text={t.guardianConfirmText({ address: request.sentTo })}
      onBack={back}
    >
      <MailedCode sentAt={sentAt} check={check} again={again} />
    </SignInFrame>
  )
}

const shelf = (token: string): string => `guardian ${token}`

const kept = (token: string): Written => {
  const nothing: Written = { name: '', relation: '', sentAt: null }
  try {
    const before = JSON.parse(sessionStorage.getItem(shelf(token)) ?? '{}') as Partial<Written>
    const lasts = before.sentAt && Date.now() - before.sentAt < 600_000
    return { ...nothing, ...before, sentAt: lasts ? (before.sentAt ?? null) : null }
  } catch {
    return nothing
  }
}
