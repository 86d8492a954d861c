import { useState } from 'preact/hooks'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { sentenceOf } from '../refused.ts'
import type { PageProps } from '../router.tsx'
import { Button } from '../ui/button.tsx'
import { RefusalLine } from './refusal-line.tsx'
import { SignInFrame } from './sign-in-frame.tsx'

/** The operator's link. It signs in when the button is pressed, so that a program looking at it uses nothing up. */
export default ({ params }: PageProps) => {
  const t = messages('account')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const enter = async () => {
    setBusy(true)
    setWrong(null)
    try {
      await call('POST /sign-in/link', { body: { token: params.token ?? '' } })
      location.replace('/')
    } catch (error) {
      setWrong(sentenceOf(error))
      setBusy(false)
    }
  }
  return (
    <SignInFrame
      page={t.signInTitle}
      title={t.linkTitle}
      text={t.linkText}
      acts={
        <Button wide busy={busy && t.checking} onClick={enter}>
          {t.linkEnter}
        </Button>
      }
    >
      <RefusalLine sentence={wrong} />
    </SignInFrame>
  )
}
