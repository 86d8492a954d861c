import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { EditionSummary } from '#contract/edition.ts'
import { locale, messages } from '../messages/messages.ts'
import { Icon } from '../ui/icon.tsx'
import { yearOf } from '../words/edition.ts'
import { number } from '../words/plural.ts'
import { bracketed, said } from '../words/said.ts'
import { addressOf } from './address.ts'
import s from './desk.module.css'
import { ConsoleFrame } from './frame.tsx'
import { holdsIn } from './roles.ts'
import type { DeskProps } from './section.ts'
import { archivedLast } from './which-edition.ts'

/**
 * A page of the console in its frame: `<Desk desk={props} section="entries">…</Desk>`; a page that does not say its
 * own title has its section's.
 */
export const Desk = ({
  desk,
  section,
  title,
  over,
  acts,
  hand,
  children,
}: {
  desk: DeskProps
  section: string | null
  title?: ComponentChildren
  over?: ComponentChildren
  acts?: ComponentChildren
  hand?: ComponentChildren
  children: ComponentChildren
}) => {
  const t = messages('console')
  const { edition, me, sections } = desk
  return (
    <ConsoleFrame
      edition={<EditionSwitch desk={desk} />}
      nav={sections.map(({ name, label, shown }) => ({
        href: addressOf(edition, name),
        label: label[locale],
        aside: shown === undefined ? undefined : number(locale, shown),
        current: name === section,
      }))}
      person={{
        name: me.name || me.email,
        role: [...new Set(holdsIn(me, edition.id))].map((role) => t.roles[role]).join(t.listJoin),
      }}
      title={title ?? sections.find(({ name }) => name === section)?.label[locale]}
      over={over}
      acts={acts}
      hand={hand}
    >
      {children}
    </ConsoleFrame>
  )
}

/** The editions of this person as links under the name of the one that is open: nothing is switched but by one of them. */
const EditionSwitch = ({ desk: { edition, editions, me } }: { desk: DeskProps }) => {
  const t = messages('console')
  const list = useRef<HTMLDetailsElement>(null)
  const mine = editions.filter(({ id }) => holdsIn(me, id).length > 0)
  const mayMake = me.roles.some(({ role, editionId }) => role === 'organiser' && editionId === null)
  useEffect(() => {
    const close = ({ target }: Event) => {
      if (list.current?.open && !list.current.contains(target as Node)) list.current.open = false
    }
    document.addEventListener('click', close)
    return () => document.removeEventListener('click', close)
  }, [])
  if (mine.length < 2 && !mayMake) return <span>{named(edition)}</span>
  return (
    <details
      ref={list}
      class={s.switch}
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !list.current?.open) return
        list.current.open = false
        list.current.querySelector('summary')?.focus()
      }}
    >
      <summary aria-label={t.choose({ name: named(edition) })}>
        <span>{named(edition)}</span>
        <Icon name="down" small />
      </summary>
      <ul class="sheet">
        {archivedLast(mine).map((one) => (
          <li key={one.id}>
            <a href={addressOf(one, 'overview')} aria-current={one.id === edition.id ? 'true' : undefined}>
              {named(one)}
              {one.archivedAt ? bracketed(t.archived) : one.publishedAt ? '' : bracketed(t.draft)}
            </a>
          </li>
        ))}
        {mayMake && (
          <li>
            <a href="/console/new">
              <Icon name="plus" small />
              {t.newEdition}
            </a>
          </li>
        )}
      </ul>
    </details>
  )
}

/** Several editions share a name: the year tells them apart. */
const named = (edition: Pick<EditionSummary, 'name' | 'slug' | 'calendar' | 'timeZone'>): string => {
  const [name, year] = [said(edition.name), yearOf(edition)]
  return year && !name.includes(String(year)) ? `${name} ${year}` : name
}
