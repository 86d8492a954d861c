import { useState } from 'preact/hooks'
import { roleNames } from '#contract/plain/account.ts'
import type { EditionPerson, RoleName } from '#contract/role.ts'
import { useAct } from '../../act.ts'
import { call } from '../../call.ts'
import { messages } from '../../messages/messages.ts'
import { Button } from '../../ui/button.tsx'
import { notice } from '../../ui/notice.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import s from './people.module.css'
import { RoleChoice } from './role-choice.tsx'

/** Gives a member a further role: chosen from a list that says what each does, then given by a button that names both. */
export const AddRole = ({
  person,
  editionId,
  onDone,
}: {
  person: EditionPerson
  editionId: string
  onDone: () => void
}) => {
  const t = messages('people')
  const names = messages('console').roles
  const [open, setOpen] = useState(false)
  const [role, setRole] = useState<RoleName | null>(null)
  const name = person.name || person.email
  const free = roleNames.filter((one) => !person.roles.some((held) => held.role === one))
  const give = useAct(async () => {
    if (!role) return
    await call('PUT /editions/:id/people/:personId/roles/:role', {
      params: { id: editionId, personId: person.id, role },
    })
    notice(t.gotRole({ name, role: names[role] }), { icon: 'check' })
    setOpen(false)
    setRole(null)
    onDone()
  })
  if (free.length === 0) return null
  return (
    <>
      <Button kind="line" slim icon="plus" aria-label={t.addRoleTo({ name })} onClick={() => setOpen(true)}>
        {t.addRole}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t.addRoleTo({ name })}>
        <RoleChoice roles={free} role={role} onChoose={setRole} />
        {role === 'organiser' && <p class={s.warn}>{t.organiserSure({ name })}</p>}
        {give.elsewhere() && <p role="alert">{give.elsewhere()}</p>}
        <div class={s.acts}>
          <Button
            wide
            busy={give.busy && messages('common').loading}
            unavailable={role === null && t.chooseRole}
            onClick={() => void give.run()}
          >
            {role ? t.giveRole({ name, role: names[role] }) : t.giveRoleNone}
          </Button>
          <Button kind="line" wide onClick={() => setOpen(false)}>
            {messages('common').cancel}
          </Button>
        </div>
      </Sheet>
    </>
  )
}
