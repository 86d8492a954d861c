import { useState } from 'preact/hooks'
import { BirthFirst } from '../account/birth-first.tsx'
import { loadMe, me, signInAddress } from '../account/session.ts'
import { call } from '../call.ts'
import { useLoad } from '../load.ts'
import { messages } from '../messages/messages.ts'
import { tellWhy } from '../refused.ts'
import type { PageProps } from '../router.tsx'
import { go } from '../steps.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { StatePage } from '../ui/state-page.tsx'
import { titleOrNone } from './film-words.ts'

/** Behind a mailed link: join the team of a film, or not. */
export default ({ params }: PageProps) => {
  const t = messages('studio')
  const token = params.token ?? ''
  const invitation = useLoad(async () => {
    await loadMe().catch(() => null)
    return await call('GET /invitations/:token', { params: { token } })
  }, [token])
  const [busy, setBusy] = useState(false)
  if (invitation.error && !invitation.data)
    return <FailedPage error={invitation.error} again={invitation.again} />
  const asked = invitation.data
  if (!asked) return null
  const answer = async (key: 'PUT /invitations/:token/acceptance' | 'PUT /invitations/:token/refusal') => {
    setBusy(true)
    await call(key, { params: { token } }).then(invitation.set, (error) => tellWhy(error))
    setBusy(false)
  }
  const title = t.invitationTitle({ title: titleOrNone(asked) })
  if (asked.state !== 'open')
    return (
      <StatePage
        title={title}
        text={asked.state === 'accepted' ? t.joined : t.notJoined}
        acts={
          <ButtonLink wide href="/studio">
            {t.myFilms}
          </ButtonLink>
        }
      />
    )
  return (
    <StatePage
      title={title}
      text={t.invitationText({ by: asked.invitedBy || t.aMaker, role: asked.role })}
      acts={
        me.value ? (
          <>
            {me.value.birthDate ? (
              <Button
                wide
                kind="accent"
                busy={busy && t.waiting}
                onClick={() => void answer('PUT /invitations/:token/acceptance')}
              >
                {t.join}
              </Button>
            ) : (
              <BirthFirst why={messages('birth').toJoin} />
            )}
            <Button wide kind="line" onClick={() => void answer('PUT /invitations/:token/refusal')}>
              {t.decline}
            </Button>
          </>
        ) : (
          <Button wide onClick={() => go(signInAddress())}>
            {t.signInToAnswer}
          </Button>
        )
      }
    />
  )
}
