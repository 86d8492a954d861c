import { useState } from 'preact/hooks'
import type { Invitation, RoleName } from '#contract/account.ts'
import { roleNames } from '#contract/plain/account.ts'
import { useAct } from '../../act.ts'
import { call } from '../../call.ts'
import { messages } from '../../messages/messages.ts'
import { newId } from '../../new-id.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { notice } from '../../ui/notice.tsx'
import { day } from '../../words/time.ts'
import s from './people.module.css'

/** Invites the owner of an address to a role, which is theirs when they next come by. */
export const Invite = ({ editionId, onDone }: { editionId: string; onDone: () => void }) => {
  const t = messages('people')
  const { roles, roleNotes } = messages('console')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<RoleName>('moderator')
  const invite = useAct(async () => {
    await call('POST /editions/:id/invitations', {
      params: { id: editionId },
      body: { id: newId(), email: email.trim(), role },
    })
    notice(t.wasInvited({ email }), { icon: 'check' })
    setEmail('')
    onDone()
  })
  return (
    <Form
      class={s.invite}
      onSend={invite.run}
      elsewhere={invite.elsewhere}
      acts={
        <Button type="submit" wide busy={invite.busy && messages('common').loading}>
          {t.inviteDo}
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
      <Select
        label={t.inviteRole}
        hint={roleNotes[role]}
        value={role}
        onText={(value) => setRole(roleNames.find((one) => one === value) ?? 'moderator')}
      >
        {roleNames.map((one) => (
          <option key={one} value={one}>
            {roles[one]}
          </option>
        ))}
      </Select>
    </Form>
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
