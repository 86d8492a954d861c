import { messages } from '../messages/messages.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Desk } from './desk.tsx'
import s from './role-page.module.css'
import { holdsIn } from './roles.ts'
import type { DeskProps } from './section.ts'

/** For a role whose work has no section here yet: what it is for, and where its holder can look meanwhile. */
export const RolePage = (desk: DeskProps) => {
  const t = messages('console')
  const { edition, me } = desk
  const roles = [...new Set(holdsIn(me, edition.id))]
  return (
    <Desk desk={desk} section={null} title={t.yourRole}>
      <dl class={s.roles}>
        {roles.map((role) => (
          <div key={role}>
            <dt class="serif">{t.roles[role]}</dt>
            <dd>{t.roleNotes[role]}</dd>
          </div>
        ))}
      </dl>
      <p class={s.nothing}>{t.nothingToDo}</p>
      {edition.publishedAt && (
        <ButtonLink kind="line" icon="eye" href={`/e/${edition.slug}`}>
          {t.publicPage}
        </ButtonLink>
      )}
    </Desk>
  )
}
