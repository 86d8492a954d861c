import { useState } from 'preact/hooks'
import { roleNames } from '#contract/plain/account.ts'
import type { Invitation, RoleName } from '#contract/role.ts'
import { useAct } from '../../act.ts'
import { call } from '../../call.ts'
import { messages } from '../../messages/messages.ts'
import { newId } from '../../new-id.ts'
import { Ask } from '../../ui/ask.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { notice } from '../../ui/notice.tsx'
import { day } from '../../words/time.ts'
import s from './people.module.css'
import { RoleChoice } from './role-choice.tsx'

/** Invites the owner of an address to a role, which is theirs when they next come by. */
export const Invite = ({ editionId, onDone }: { editionId: string; onDone: () => void }) => {
  const t = messages('people')
  const { roles } = messages('console')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<RoleName | null>(null)
  const [unchosen, setUnchosen] = useState(false)
  const [asking, setAsking] = useState(false)
  const invite = useAct(async () => {
    if (!role) return
    await call('POST /editions/:id/invitations', {
      params: { id: editionId },
      body: { id: newId(), email: email.trim(), role },
    })
    notice(t.wasInvited({ email }), { icon: 'check' })
    setEmail('')
    setRole(null)
    setAsking(false)
    onDone()
  })
  const send = async () => {
    setUnchosen(role === null)
    if (role === 'organiser') setAsking(true)
    else if (role) await invite.run()
  }
  return (
    <>
      <Form
        class={s.invite}
        onSend={send}
        elsewhere={invite.elsewhere}
        acts={
          <Button type="submit" wide busy={invite.busy && messages('common').loading}>
            {role ? t.inviteAs({ role: roles[role] }) : t.inviteDo}
          </Button>
        }
      >
        <h2 class="serif-text">{t.invite}</h2>
        <Field
          label={t.inviteEmail}
          type="email"
          required
          autocomplete="off"
          value={email}
          onText={setEmail}
          error={invite.at('email')}
        />
        <RoleChoice roles={roleNames} role={role} onChoose={setRole} />
        {unchosen && !role && (
          <p class={s.wrong} role="alert">
            {t.chooseRole}
          </p>
        )}
      </Form>
      <Ask
        open={asking}
        title={t.inviteOrganiser({ email: email.trim() })}
        act={t.inviteAs({ role: roles.organiser })}
        busy={invite.busy && messages('common').loading}
        refusal={invite.elsewhere()}
        onDo={() => void invite.run().then((done) => !done && setAsking(false))}
        onStay={() => setAsking(false)}
      >
        <p>{t.organiserSure({ name: email.trim() })}</p>
      </Ask>
    </>
  )
}

/** Who has been invited and has not come in yet. */
export const Invitations = ({
  invitations,
  zone,
  onTakeBack,
}: {
  invitations: Invitation[]
  zone: string
  onTakeBack: (invitation: Invitation) => void
}) => {
  const t = messages('people')
  const { roles } = messages('console')
  return (
    <section class={s.invited}>
      <h2 class="serif-text">{t.invited}</h2>
      <ul>
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            <span>
              {invitation.email}
              <small>
                {roles[invitation.role]}　{t.invitedOn({ day: day(invitation.invitedAt, zone, 'short') })}
              </small>
            </span>
            <IconButton icon="close" label={t.takeBack} onClick={() => onTakeBack(invitation)} />
          </li>
        ))}
      </ul>
    </section>
  )
}
