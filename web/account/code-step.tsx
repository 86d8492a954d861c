import { useEffect, useState } from 'preact/hooks'
import { codeAgainMs } from '#contract/plain/account.ts'
import { call } from '../call.ts'
import { locale, messages } from '../messages/messages.ts'
import { isRefusal, sentenceOf } from '../refused.ts'
import { Button } from '../ui/button.tsx'
import { notice } from '../ui/notice.tsx'
import { CodeCells } from './code-cells.tsx'
import { passkeysWork, signInWithPasskey } from './passkey.ts'
import { RefusalLine } from './refusal-line.tsx'
import s from './sign-in.module.css'
import { SignInFrame } from './sign-in-frame.tsx'
import type { Steps } from './steps.ts'

export const CodeStep = ({ at, go, done, refused }: Steps & { at: { email: string; sentAt: number } }) => {
  const t = messages('account')
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  // a code that was guessed at too often is gone: whatever is tried next, that is what to say
  const [spent, setSpent] = useState<string | null>(null)
  const [outbox, setOutbox] = useState(false)
  const wait = useSecondsUntil(at.sentAt + codeAgainMs)
  useEffect(() => {
    call('GET /me', {}).then(
      ({ ways }) => setOutbox(ways.outbox),
      () => undefined,
    )
  }, [])
  const check = async (typed: string) => {
    setBusy(true)
    setWrong(null)
    try {
      const { step } = await call('POST /sign-in', { body: { email: at.email, code: typed } })
      if (step === 'done') return done()
      go({ step: 'birth', email: at.email, code: typed, sentAt: at.sentAt })
    } catch (error) {
      if (refused(error)) return
      const guessed = isRefusal(error, 'account_code_guessed')
      const said = spent ?? sentenceOf(error)
      if (guessed) setSpent(said)
      setWrong(said)
      setCode('')
      setBusy(false)
    }
  }
  const again = async () => {
    setWrong(null)
    try {
      await call('POST /sign-in/code', { body: { email: at.email, language: locale } })
      setCode('')
      setSpent(null)
      notice(t.codeSentAgain, { icon: 'mail' })
      go({ step: 'code', email: at.email, sentAt: Date.now() })
    } catch (error) {
      setWrong(sentenceOf(error))
    }
  }
  const passkey = async () => {
    try {
      if (await signInWithPasskey()) done()
    } catch (error) {
      setWrong(sentenceOf(error))
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
          {passkeysWork() && (
            <Button kind="line" wide icon="lock" onClick={passkey}>
              {t.withPasskey}
            </Button>
          )}
          <p class={`small dim ${s.foot}`}>{t.justWatching}</p>
        </>
      }
    >
      <CodeCells
        code={code}
        busy={busy}
        error={wrong}
        onCode={(typed) => {
          setCode(typed)
          if (typed.length === 6 && !busy) void check(typed)
        }}
      />
      <RefusalLine id="code-error" sentence={wrong} />
      <div class={s.row}>
        {busy ? (
          <p class="small dim" role="status">
            {t.codeChecking}
          </p>
        ) : wait > 0 ? (
          <p class="small dim fig">{t.codeAgainIn({ seconds: wait })}</p>
        ) : (
          <Button kind="text" onClick={again}>
            {t.codeAgain}
          </Button>
        )}
        <Button kind="text" onClick={back}>
          {t.otherAddress}
        </Button>
      </div>
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

const useSecondsUntil = (instant: number): number => {
  const left = () => Math.max(0, Math.ceil((instant - Date.now()) / 1000))
  const [seconds, setSeconds] = useState(left)
  useEffect(() => {
    setSeconds(left())
    const timer = setInterval(() => setSeconds(left()), 1000)
    return () => clearInterval(timer)
  }, [instant])
  return seconds
}
