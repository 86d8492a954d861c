import { useEffect, useState } from 'preact/hooks'
import { call } from '../call.ts'
import { locale, messages } from '../messages/messages.ts'
import { sentenceOf } from '../refused.ts'
import { Button } from '../ui/button.tsx'
import { MailedCode } from './mailed-code.tsx'
import { passkeysWork, signInWithPasskey } from './passkey.ts'
import { RefusalLine } from './refusal-line.tsx'
import s from './sign-in.module.css'
import { SignInFrame } from './sign-in-frame.tsx'
import type { Steps } from './steps.ts'

export const CodeStep = ({ at, go, done, refused }: Steps & { at: { email: string; sentAt: number } }) => {
  const t = messages('account')
  const [other, setOther] = useState<string | null>(null)
  const [outbox, setOutbox] = useState(false)
  useEffect(() => {
    call('GET /me', {}).then(
      ({ ways }) => setOutbox(ways.outbox),
      () => undefined,
    )
  }, [])
  const check = async (code: string) => {
    try {
      const { step } = await call('POST /sign-in', { body: { email: at.email, code } })
      if (step === 'done') return done()
      go({ step: 'birth', email: at.email, code, sentAt: at.sentAt })
    } catch (error) {
      if (!refused(error)) throw error
    }
  }
  const again = async () => {
    await call('POST /sign-in/code', { body: { email: at.email, language: locale } })
    go({ step: 'code', email: at.email, sentAt: Date.now() })
  }
  const passkey = async () => {
    setOther(null)
    try {
      if (await signInWithPasskey()) done()
    } catch (error) {
      setOther(sentenceOf(error))
    }
  }
  const back = () => go({ step: 'address', email: at.email })
  return (
    <SignInFrame
      page={t.signInTitle}
      title={t.codeTitle}
      text={t.codeSent({ email: at.email })}
      onBack={back}
      acts={
        <>
          <RefusalLine sentence={other} />
          {passkeysWork() && (
            <Button kind="line" wide icon="lock" onClick={passkey}>
              {t.withPasskey}
            </Button>
          )}
          <p class={`small dim ${s.foot}`}>{t.justWatching}</p>
        </>
      }
    >
      <MailedCode sentAt={at.sentAt} check={check} again={again}>
        <Button kind="text" onClick={back}>
          {t.otherAddress}
        </Button>
      </MailedCode>
      {outbox && (
        <p class={`small ${s.hint}`}>
          {t.outboxHint}
          <br />
          <a href="/outbox" target="_blank" rel="noreferrer">
            {t.outboxLink}
          </a>
        </p>
      )}
    </SignInFrame>
  )
}
