import type { ComponentChildren } from 'preact'
import type { Me } from '#contract/account.ts'
import type { EditionReply, EditionSummary } from '#contract/edition.ts'
import { locale, messages } from '../messages/messages.ts'
import { go } from '../router.tsx'
import { yearOf } from '../words/edition.ts'
import { number } from '../words/plural.ts'
import { bracketed, said } from '../words/said.ts'
import s from './desk.module.css'
import { ConsoleFrame } from './frame.tsx'

/** What every page of the console is given. */
export type DeskProps = {
  edition: EditionReply
  editions: EditionSummary[]
  me: Me
  /** What follows the section in the address: ['3f2a…'] of /console/tate-2026/entries/3f2a…. */
  rest: string[]
  /** Figures beside the entries of the navigation. */
  counts: { entries: number | null; people: number | null }
  /** Reads the edition again. */
  again: () => void
  /** Takes an edition that a change has answered with. */
  took: (edition: EditionReply) => void
}

type Section = 'overview' | 'entries' | 'result' | 'people' | 'settings'

export const addressOf = (edition: { slug: string }, section: Section, ...rest: string[]): string =>
  ['/console', edition.slug, ...(section === 'overview' ? [] : [section]), ...rest].join('/')

/** Whether the person may do an organiser's work in the edition. */
export const organises = ({ me, edition }: Pick<DeskProps, 'me' | 'edition'>): boolean =>
  holdsIn(me, edition.id).includes('organiser')

export const holdsIn = (me: Me, editionId: string) =>
  me.roles.filter((held) => held.editionId === null || held.editionId === editionId).map((held) => held.role)

/** A page of the console in its frame: `<Desk desk={props} section="entries" title={t.entries}>…</Desk>`. */
export const Desk = ({
  desk,
  section,
  title,
  over,
  acts,
  children,
}: {
  desk: DeskProps
  section: Section
  title: ComponentChildren
  over?: ComponentChildren
  acts?: ComponentChildren
  children: ComponentChildren
}) => {
  const t = messages('console')
  const { edition, me, counts } = desk
  const roles = holdsIn(me, edition.id)
  const shown = (n: number | null) => (n === null ? undefined : number(locale, n))
  const all: { section: Section; aside?: ComponentChildren; organisersOnly?: boolean }[] = [
    { section: 'overview' },
    { section: 'entries', aside: shown(counts.entries) },
    { section: 'result', organisersOnly: true },
    { section: 'people', aside: shown(counts.people), organisersOnly: true },
    { section: 'settings', organisersOnly: true },
  ]
  return (
    <ConsoleFrame
      edition={<EditionSwitch desk={desk} />}
      nav={all
        .filter((one) => !one.organisersOnly || roles.includes('organiser'))
        .map((one) => ({
          href: addressOf(edition, one.section),
          label: t[one.section],
          aside: one.aside,
          current: one.section === section,
        }))}
      person={{
        name: me.name || me.email,
        role: [...new Set(roles)].map((role) => t.roles[role]).join(t.listJoin),
      }}
      title={title}
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
