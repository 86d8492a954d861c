import { useEffect, useState } from 'preact/hooks'
import type { GuardianRelation } from '#contract/guardian.ts'
import { guardianRelations } from '#contract/plain/account.ts'
import { useAct } from '../act.ts'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { Ask } from '../ui/ask.tsx'
import { Button } from '../ui/button.tsx'
import { Choice, Field, Tick } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { said } from '../words/said.ts'
import p from './guardian.module.css'
import { GuardianFilms, GuardianPlace } from './guardian-films.tsx'
import { type GuardianPage, Top } from './guardian-top.tsx'
import s from './letter.module.css'
import { MailedCode } from './mailed-code.tsx'
import { RefusalLine } from './refusal-line.tsx'
import { SignInFrame } from './sign-in-frame.tsx'

/** What the guardian has written; kept for this tab, so that changing the language does not begin again. */
type Written = { name: string; relation: GuardianRelation | ''; sentAt: number | null }

/** The question, and after "I consent" the digits that were mailed to the guardian. */
export const GuardianQuestion = (asked: GuardianPage) => {
  const [written, setWritten] = useState<Written>(() => kept(asked.token))
  useEffect(() => sessionStorage.setItem(shelf(asked.token), JSON.stringify(written)), [written])
  const next = {
    ...asked,
    written,
    onWrite: (change: Partial<Written>) => setWritten({ ...written, ...change }),
  }
  return written.sentAt === null ? <Question {...next} /> : <Confirm {...next} sentAt={written.sentAt} />
}

type Writing = GuardianPage & { written: Written; onWrite: (change: Partial<Written>) => void }

const Question = ({ token, request, films, child, onAnswer, written, onWrite }: Writing) => {
  const t = messages('account')
  const g = messages('guardian')
  const { name, relation } = written
  const [guardian, setGuardian] = useState(false)
  const [missing, setMissing] = useState(false)
  const [refusing, setRefusing] = useState(false)
  const give = useAct(async () => {
    if (name.trim() === '' || relation === '' || !guardian) return setMissing(true)
    await call('POST /guardian-consents/:token/code', { params: { token } })
    onWrite({ sentAt: Date.now() })
  })
  const refuse = useAct(async () =>
    onAnswer(await call('PUT /guardian-consents/:token/refusal', { params: { token } })),
  )
  // whoever cannot see the film yet is not asked about it yet
  const waits = films.films.length > 0 && films.films.every(({ state }) => state === 'coming')
  return (
    <main class={s.page}>
      <Top />
      <h1 class={`serif ${p.title}`}>{g.pageAsked({ child })}</h1>
      <p class={p.lead}>{g.pageAskedText({ child })}</p>
      <GuardianFilms films={films.films} />
      <GuardianPlace of={films} child={child} />
      <ul class={s.points}>
        {g.house.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      {request.rights && (
        <details class={s.rights}>
          <summary>
            {t.guardianRights}
            <span class="small dim fig">{t.guardianVersion({ version: request.version })}</span>
          </summary>
          <p>{said(request.rights)}</p>
        </details>
      )}
      {request.hindrance ? (
        <div class={s.form}>
          <RefusalLine sentence={t.guardianHindrance[request.hindrance]} />
        </div>
      ) : (
        !waits && (
          <Form
            class={s.form}
            onSend={give.run}
            elsewhere={give.elsewhere}
            acts={
              <Button wide type="submit" busy={give.busy && t.sending}>
                {t.guardianGive}
              </Button>
            }
          >
            <Field
              label={t.guardianName}
              value={name}
              onText={(text) => onWrite({ name: text })}
              autoComplete="name"
              error={give.at('name') ?? (missing && name.trim() === '' ? t.guardianNameNeeded : undefined)}
            />
            <Choice<GuardianRelation | ''>
              label={g.relation({ child })}
              value={relation}
              onChoose={(chosen) => onWrite({ relation: chosen })}
              options={guardianRelations.map((value) => ({ value, label: t.guardianRelations[value] }))}
            />
            {missing && relation === '' && <RefusalLine sentence={t.guardianRelationNeeded} />}
            <Tick checked={guardian} onTick={setGuardian}>
              {g.tick({ child })}
            </Tick>
            {missing && !guardian && <RefusalLine sentence={t.guardianTickNeeded} />}
          </Form>
        )
      )}
      {!request.hindrance && (
        <div class={p.quiet}>
          <p class="small dim">{g.noAnswer}</p>
          <Button kind="text" onClick={() => setRefusing(true)}>
            {t.guardianRefuse}
          </Button>
        </div>
      )}
      <Ask
        open={refusing}
        title={t.guardianRefuse}
        act={t.guardianRefuseNow}
        stay={t.guardianRefuseBack}
        busy={refuse.busy && t.guardianSending}
        refusal={refuse.elsewhere()}
        onDo={() => void refuse.run()}
        onStay={() => setRefusing(false)}
      >
        <p>{t.guardianRefusedText}</p>
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
