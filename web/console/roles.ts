import type { Me } from '#contract/account.ts'
import type { DeskProps } from './section.ts'

/** The roles a person holds in an edition, those of the whole festival included. */
export const holdsIn = (me: Me, editionId: string) =>
  me.roles.filter((held) => held.editionId === null || held.editionId === editionId).map((held) => held.role)

/** Whether the person looks after the edition's entries. */
export const staffIn = (me: Me, editionId: string): boolean =>
  holdsIn(me, editionId).some((role) => role === 'organiser' || role === 'moderator')

/** Whether the person may do an organiser's work in the edition. */
export const organises = ({ me, edition }: Pick<DeskProps, 'me' | 'edition'>): boolean =>
  holdsIn(me, edition.id).includes('organiser')
