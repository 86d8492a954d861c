import { useState } from 'preact/hooks'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { isRefusal, sentenceOf } from '../refused.ts'
import { Button } from '../ui/button.tsx'
import { showWrong } from '../ui/form.tsx'
import { BirthDate, type BirthParts, birthDateOf } from './birth-date.tsx'
import { RefusalLine } from './refusal-line.tsx'
import { askMe } from './session.ts'
import { SignInFrame } from './sign-in-frame.tsx'
import type { Steps } from './steps.ts'

type At =
  | { step: 'birth'; email: string; code: string; sentAt: number }
  | { step: 'birth-for-service'; provider: string }

export const BirthStep = ({ at, go, done, refused }: Steps & { at: At }) => {
  const t = messages('account')
  const b = messages('birth')
  const [parts, setParts] = useState<BirthParts>({ year: '', month: '', day: '' })
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const answer = async (birthDate: string) => {
    setBusy(true)
    setWrong(null)
    try {
      if (at.step === 'birth') {
        await call('POST /sign-in', { body: { email: at.email, code: at.code, birthDate } })
        const person = await askMe().catch(() => null)
        return person?.minor ? go({ step: 'young' }) : done()
      }
      await call('POST /age-answers', { body: { birthDate } })
      const provider = at.provider as 'line'
      location.assign((await call('POST /sign-in/social', { body: { provider } })).url)
    } catch (error) {
      if (refused(error, birthDate)) return
      if (
        at.step === 'birth' &&
        isRefusal(error, 'account_code_wrong', 'account_code_expired', 'account_code_elsewhere')
      )
        return go({ step: 'address', email: at.email })
      setWrong(sentenceOf(error))
      setBusy(false)
    }
  }
  const birthDate = birthDateOf(parts)
  return (
    <SignInFrame
      page={t.birthDate}
      title={b.title}
      text={b.kept}
      onBack={() =>
        go(
          at.step === 'birth'
            ? { step: 'code', email: at.email, sentAt: at.sentAt }
            : { step: 'address', email: '' },
        )
      }
      acts={
        <Button type="submit" form="birth" wide busy={busy && t.checking}>
          {t.continue}
        </Button>
      }
    >
      <form
        id="birth"
        novalidate
        onSubmit={async (event) => {
          event.preventDefault()
          if (busy) return
          const form = event.currentTarget
          if (birthDate) await answer(birthDate)
          else setWrong(b.unlikely)
          await showWrong(form)
        }}
      >
        <BirthDate parts={parts} onParts={setParts} error={wrong !== null} />
        <RefusalLine id="birth-error" sentence={wrong} />
      </form>
    </SignInFrame>
  )
}
