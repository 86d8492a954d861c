import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { codeAgainMs, codeLength } from '#contract/plain/account.ts'
import { messages } from '../messages/messages.ts'
import { isRefusal, sentenceOf } from '../refused.ts'
import { Button } from '../ui/button.tsx'
import { notice } from '../ui/notice.tsx'
import { CodeCells } from './code-cells.tsx'
import { RefusalLine } from './refusal-line.tsx'
import s from './sign-in.module.css'

/**
 * Where mailed digits are typed. They are checked as soon as they are all there; another letter may be asked for
 * after a while. `check` and `again` throw what the server refuses.
 */
export const MailedCode = ({
  sentAt,
  check,
  again,
  children,
}: {
  sentAt: number
  check: (code: string) => Promise<unknown>
  again: () => Promise<unknown>
  /** What else may be done, at the right of asking again. */
  children?: ComponentChildren
}) => {
  const t = messages('account')
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  // a code that was guessed at too often is gone: whatever is tried next, that is what to say
  const [spent, setSpent] = useState<string | null>(null)
  const wait = useSecondsUntil(sentAt + codeAgainMs)
  const typed = async (digits: string) => {
    setCode(digits)
    if (digits.length < codeLength || busy) return
    setBusy(true)
    setWrong(null)
    try {
      await check(digits)
    } catch (error) {
      const said = spent ?? sentenceOf(error)
      if (isRefusal(error, 'account_code_guessed')) setSpent(said)
      setWrong(said)
      setCode('')
      setBusy(false)
    }
  }
  const askAgain = async () => {
    setWrong(null)
    try {
      await again()
      setCode('')
      setSpent(null)
      notice(t.codeSentAgain, { icon: 'mail' })
    } catch (error) {
      setWrong(sentenceOf(error))
    }
  }
  return (
    <>
      <CodeCells code={code} busy={busy} error={wrong} onCode={(digits) => void typed(digits)} />
      <RefusalLine id="code-error" sentence={wrong} />
      <div class={s.row}>
        {busy ? (
          <p class="small dim" role="status">
            {t.codeChecking}
          </p>
        ) : wait > 0 ? (
          <p class="small dim fig">{t.codeAgainIn({ seconds: wait })}</p>
        ) : (
          <Button kind="text" onClick={askAgain}>
            {t.codeAgain}
          </Button>
        )}
        {children}
      </div>
    </>
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
