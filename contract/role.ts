import { type Static, Type } from 'typebox'
import { roleNames } from './plain/account.ts'
import { Bilingual, Id, Instant, nullable, oneOf } from './route.ts'

export const RoleName = oneOf(...roleNames)
export type RoleName = Static<typeof RoleName>

/** `editionId` null: in the whole festival. */
export const RoleHeld = Type.Object({ role: RoleName, editionId: nullable(Id) })

export const EditionPerson = Type.Object({
  id: Id,
  name: Type.String(),
  handle: nullable(Type.String()),
  email: Type.String(),
  roles: Type.Array(Type.Object({ role: RoleName, festivalWide: Type.Boolean(), grantedAt: Instant })),
})
export type EditionPerson = Static<typeof EditionPerson>

export const Invitation = Type.Object({
  id: Id,
  email: Type.String(),
  role: RoleName,
  invitedAt: Instant,
})
export type Invitation = Static<typeof Invitation>

/** What the letter of an invitation leads to. */
export const InvitationLetter = Type.Object({
  role: RoleName,
  edition: nullable(Type.Object({ slug: Type.String(), name: Bilingual })),
  /** Who invites; empty when that is not known any more. */
  invitedBy: Type.String(),
  /** Whom the letter was written to. */
  email: Type.String(),
  /**
   * What this browser can do about it. mine: the role is the reader's; enter: one button comes in; code: the address
   * has an account, which a mailed code opens; other: somebody else is signed in.
   */
  state: oneOf('mine', 'enter', 'code', 'other'),
})
export type InvitationLetter = Static<typeof InvitationLetter>
