import { useEffect } from 'preact/hooks'
import type { InvitationLetter } from '#contract/role.ts'
import { useAct } from '../act.ts'
import { call } from '../call.ts'
import { useLoad } from '../load.ts'
import { messages } from '../messages/messages.ts'
import type { PageProps } from '../router.tsx'
import { go } from '../steps.ts'
import { Button } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { said } from '../words/said.ts'
import { RefusalLine } from './refusal-line.tsx'
import { SignInFrame } from './sign-in-frame.tsx'
import { rememberAddress } from './sign-in-shelf.ts'

/** The link of an invitation to a role: who invites, what the role is, and one button that leads to its first page. */
export default ({ params }: PageProps) => {
  const t = messages('account')
  const { roles, roleNotes } = messages('console')
  const token = params.token ?? ''
  const letter = useLoad(
    (signal) => call('GET /role-invitations/:token', { params: { token }, signal }),
    [token],
  )
  const invitation = letter.data
  const isMine = invitation?.state === 'mine'
  useEffect(() => {
    if (isMine) go(firstPage(invitation), { replace: true })
  }, [isMine])
  const accept = useAct(async () => {
    if (!invitation) return
    await call('POST /sign-in/invitation', { body: { token } })
    location.replace(firstPage(invitation))
  })
  const leave = useAct(async () => {
    await call('DELETE /me/session', {})
    letter.again()
  })
  if (letter.error && !invitation) return <FailedPage error={letter.error} again={letter.again} />
  if (!invitation || isMine) return null
  const { role, edition, invitedBy: by, email, state } = invitation
  const name = roles[role]
  const way = { enter: t.joinAs, code: t.joinByCode, other: t.joinOther }[state as Exclude<State, 'mine'>]
  return (
    <SignInFrame
      page={t.joinTitle({ role: name }).replace('\n', '')}
      title={t.joinTitle({ role: name })}
      text={t.joinText({ by, edition: edition ? said(edition.name) : 'Verticale', role: name })}
      acts={
        <>
          <RefusalLine sentence={accept.elsewhere() ?? leave.elsewhere() ?? null} />
          {state === 'enter' && (
            <Button wide kind="accent" busy={accept.busy && t.checking} onClick={() => void accept.run()}>
              {t.joinDo}
            </Button>
          )}
          {state === 'code' && (
            <Button
              wide
              onClick={() => {
                rememberAddress(email)
                go(`/sign-in?to=${encodeURIComponent(`/join/${token}`)}`)
              }}
            >
              {t.joinSignIn}
            </Button>
          )}
          {state === 'other' && (
            <Button wide kind="line" busy={leave.busy && t.checking} onClick={() => void leave.run()}>
              {t.joinSwitch}
            </Button>
          )}
        </>
      }
    >
      <p>{roleNotes[role]}</p>
      <p class="small dim">{way({ email })}</p>
    </SignInFrame>
  )
}

type State = InvitationLetter['state']

const firstPage = ({ edition }: InvitationLetter): string =>
  edition ? `/console/${edition.slug}` : '/console'
