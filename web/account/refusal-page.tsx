import { useState } from 'preact/hooks'
import { useAct } from '../act.ts'
import { call } from '../call.ts'
import { useLoad } from '../load.ts'
import { messages } from '../messages/messages.ts'
import type { PageProps } from '../router.tsx'
import { Button } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { RefusalLine } from './refusal-line.tsx'
import { SignInFrame } from './sign-in-frame.tsx'

/** Letters turned off, or on again, by whoever holds one: nothing happens before the button is pressed. */
export default ({ params }: PageProps) => {
  const t = messages('account')
  const token = params.token ?? ''
  const now = useLoad(() => call('GET /letter-refusals/:token', { params: { token } }), [token])
  const [done, setDone] = useState(false)
  const refused = now.data?.refused ?? false
  const turn = useAct(async () => {
    const path = refused ? 'DELETE /letter-refusals/:token' : 'POST /letter-refusals/:token'
    now.set(await call(path, { params: { token } }))
    setDone(true)
  })
  if (now.error && !now.data) return <FailedPage error={now.error} again={now.again} />
  if (!now.data) return null
  return (
    <SignInFrame
      page={t.letters}
      title={refused ? t.refusalOff : t.refusalTitle}
      text={refused ? t.refusalOffText : done ? t.refusalOnText : t.lettersText}
      acts={
        <Button
          wide
          kind={refused ? 'line' : 'ink'}
          busy={turn.busy && t.checking}
          onClick={() => void turn.run()}
        >
          {refused ? t.lettersTurnOn : t.lettersTurnOff}
        </Button>
      }
    >
      <RefusalLine sentence={turn.elsewhere() ?? null} />
    </SignInFrame>
  )
}
