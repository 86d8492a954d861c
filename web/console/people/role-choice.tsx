import { useId } from 'preact/hooks'
import type { RoleName } from '#contract/role.ts'
import { messages } from '../../messages/messages.ts'
import s from './people.module.css'

/** Roles to choose from, each with what it does; choosing gives nothing yet. */
export const RoleChoice = ({
  roles,
  role,
  onChoose,
}: {
  roles: readonly RoleName[]
  role: RoleName | null
  onChoose: (role: RoleName) => void
}) => {
  const t = messages('console')
  const name = useId()
  return (
    <fieldset class={s.choice}>
      <legend>{messages('people').inviteRole}</legend>
      {roles.map((one) => (
        <label key={one}>
          <input type="radio" name={name} checked={one === role} onChange={() => onChoose(one)} />
          <span>
            <b>{t.roles[one]}</b>
            {t.roleNotes[one]}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
