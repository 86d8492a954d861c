import type { ComponentChildren } from 'preact'
import { locale, messages } from '../../messages/messages.ts'
import { CalendarSpine } from '../../ui/calendar-spine.tsx'
import { Icon } from '../../ui/icon.tsx'
import { day, lastMinute } from '../../words/time.ts'
import { addressOf } from '../address.ts'
import { Desk } from '../desk.tsx'
import { holdsIn } from '../roles.ts'
import type { DeskProps } from '../section.ts'
import { comingFor } from './coming.ts'
import s from './role.module.css'

/** What a role is for, what its holder can do now, and what comes when. The first page of those without a desk. */
export default (desk: DeskProps) => {
  const t = messages('console')
  const { edition, me } = desk
  const roles = [...new Set(holdsIn(me, edition.id))]
  return (
    <Desk desk={desk} section="role">
      <dl class={s.roles}>
        {roles.map((role) => (
          <div key={role}>
            <dt class="serif">{t.roles[role]}</dt>
            <dd>{t.roleNotes[role]}</dd>
          </div>
        ))}
      </dl>
      <div class={s.parts}>
        <section>
          <h2 class="serif-text">{t.canDo}</h2>
          <ul class={s.can}>
            {desk.sections
              .filter(({ name }) => name !== 'role')
              .map(({ name, label }) => (
                <Way key={name} href={addressOf(edition, name)}>
                  {label[locale]}
                </Way>
              ))}
            {edition.publishedAt ? (
              <Way href={`/e/${edition.slug}`}>{t.publicPage}</Way>
            ) : (
              <li class="dim">{t.notPublicYet}</li>
            )}
            <Way href="/me">{t.ownName}</Way>
          </ul>
        </section>
        <Coming desk={desk} />
      </div>
    </Desk>
  )
}

const Way = ({ href, children }: { href: string; children: ComponentChildren }) => (
  <li>
    <a href={href}>
      {children}
      <Icon name="next" small />
    </a>
  </li>
)

const Coming = ({ desk: { edition, me } }: { desk: DeskProps }) => {
  const t = messages('console')
  const { phases } = messages('edition')
  const roles = holdsIn(me, edition.id)
  const coming = comingFor(roles, edition)
  const short = (at: string | Date) => day(at, edition.timeZone, 'short')
  return (
    <section>
      <h2 class="serif-text">{t.comingUp}</h2>
      {coming.length === 0 && <p class="dim">{edition.calendar.length === 0 ? t.noDates : t.noMoreDates}</p>}
      {coming.length > 0 && (
        <CalendarSpine
          steps={coming.map(({ kind, startsAt, endsAt, on }) => {
            const last = endsAt && lastMinute(endsAt)
            return {
              when:
                last && short(last) !== short(startsAt)
                  ? `${short(startsAt)} – ${short(last)}`
                  : short(startsAt),
              title: phases[kind],
              note: kind === 'judging' && roles.includes('juror') ? t.judgingNote : undefined,
              state: on ? ('now' as const) : ('next' as const),
            }
          })}
        />
      )}
    </section>
  )
}
