import type { ComponentChildren } from 'preact'
import type { EditionSummary } from '#contract/edition.ts'
import { locale, messages } from '../messages/messages.ts'
import { go } from '../steps.ts'
import { yearOf } from '../words/edition.ts'
import { number } from '../words/plural.ts'
import { bracketed, said } from '../words/said.ts'
import { addressOf } from './address.ts'
import s from './desk.module.css'
import { ConsoleFrame } from './frame.tsx'
import { holdsIn } from './roles.ts'
import type { DeskProps } from './section.ts'

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
  children,
}: {
  desk: DeskProps
  section: string | null
  title?: ComponentChildren
  over?: ComponentChildren
  acts?: ComponentChildren
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
    >
      {children}
    </ConsoleFrame>
  )
}

const EditionSwitch = ({ desk: { edition, editions, me } }: { desk: DeskProps }) => {
  const t = messages('console')
  const mine = editions.filter(({ id }) => holdsIn(me, id).length > 0)
  const mayMake = me.roles.some(({ role, editionId }) => role === 'organiser' && editionId === null)
  if (mine.length < 2 && !mayMake) return <span>{named(edition)}</span>
  return (
    <select
      class={s.switch}
      aria-label={t.choose}
      value={edition.slug}
      onChange={({ currentTarget }) => {
        const to = currentTarget.value === '' ? '/console/new' : `/console/${currentTarget.value}`
        // until it is gone to, it is not chosen
        currentTarget.value = edition.slug
        go(to)
      }}
    >
      {mine.map((one) => (
        <option key={one.id} value={one.slug}>
          {named(one)}
          {one.publishedAt ? '' : bracketed(t.draft)}
        </option>
      ))}
      {mayMake && <option value="">＋ {t.newEdition}</option>}
    </select>
  )
}

/** Several editions share a name: the year tells them apart. */
const named = (edition: Pick<EditionSummary, 'name' | 'slug' | 'calendar' | 'timeZone'>): string => {
  const [name, year] = [said(edition.name), yearOf(edition)]
  return year && !name.includes(String(year)) ? `${name} ${year}` : name
}
