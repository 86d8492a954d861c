import { useState } from 'preact/hooks'
import type { Invitation, RoleName } from '#contract/account.ts'
import { roleNames } from '#contract/plain/account.ts'
import { call, Refused } from '../../call.ts'
import { messages } from '../../messages/messages.ts'
import { newId } from '../../new-id.ts'
import { sentenceOf } from '../../refused.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { notice } from '../../ui/notice.tsx'
import { day } from '../../words/time.ts'
import s from './people.module.css'

/** Invites the owner of an address to a role, which is theirs when they next come by. */
export const Invite = ({ editionId, onDone }: { editionId: string; onDone: () => void }) => {
  const t = messages('people')
  const { roles, roleNotes } = messages('console')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<RoleName>('moderator')
  const [refused, setRefused] = useState<Refused | null>(null)
  const [busy, setBusy] = useState(false)
  const invite = async () => {
    setBusy(true)
    setRefused(null)
    try {
      await call('POST /editions/:id/invitations', {
        params: { id: editionId },
        body: { id: newId(), email: email.trim(), role },
      })
      notice(t.wasInvited({ email }), { icon: 'check' })
      setEmail('')
      onDone()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      setRefused(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      class={s.invite}
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        void invite()
      }}
    >
      <h2 class="serif-text">{t.invite}</h2>
      <Field
        label={t.inviteEmail}
        type="email"
        required
        autocomplete="off"
        value={email}
        onText={setEmail}
        error={refused ? sentenceOf(refused) : undefined}
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
      <div class={s.acts}>
        <Button type="submit" wide busy={busy && messages('common').loading}>
          {t.inviteDo}
        </Button>
      </div>
    </form>
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
