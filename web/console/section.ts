import type { ComponentType } from 'preact'
import type { Me } from '#contract/account.ts'
import type { EditionReply, EditionSummary } from '#contract/edition.ts'
import type { RoleName } from '#contract/role.ts'
import type { Catalogues } from '../messages/catalogues.ts'

/**
 * A section of the console: a folder whose `section.ts` exports one of these as `section`. Nothing else lists it: the
 * navigation and the page find it by its folder.
 */
export type Section = {
  /** Of its folder, and in its address: /console/tate-2026/entries. */
  name: string
  /** Where it stands in the navigation, from the top. */
  place: number
  label: { ja: string; en: string }
  /** Who may use it. To everybody else it is not there. */
  roles: readonly RoleName[]
  /** The catalogues of its texts, besides the console's own. */
  messages: readonly (keyof Catalogues)[]
  page: () => Promise<{ default: ComponentType<DeskProps> }>
  /** The figure beside its label. */
  figure?: (editionId: string, signal: AbortSignal) => Promise<number | undefined>
}

/** What every section's page is given. */
export type DeskProps = {
  edition: EditionReply
  editions: EditionSummary[]
  me: Me
  /** What follows the section in the address: ['3f2a…'] of /console/tate-2026/entries/3f2a…. */
  rest: string[]
  /** The sections that this person may use here, with their figures. */
  sections: (Section & { shown?: number })[]
  /** Reads the edition again. */
  again: () => void
  /** Takes an edition that a change has answered with. */
  took: (edition: EditionReply) => void
}
