import type { FastifyRequest } from 'fastify'
import { type ErrorCode, refuse } from '#platform/errors.ts'
import { type Caller, holds, type Role } from './caller.ts'

export type Ask<P = unknown> = {
  platform: P
  caller: Caller
  params: Record<string, string>
  query: Record<string, unknown>
  /** undefined while the body has not been read: only a `withBody` rule has it. */
  body: unknown
  /** For the rare rule that asks where a request comes from. */
  request?: FastifyRequest
}

/**
 * One rule of a feature's access table: null lets the request in, a code refuses it.
 * Each feature has one table, route → rule; the harness calls every route with every role against it.
 */
export type Access<P = unknown> = (ask: Ask<P>) => ErrorCode | null | Promise<ErrorCode | null>

/**
 * The rare rule that rests on what is sent: `before` is judged before a byte of the body is read, like every other
 * rule, `withBody` on a body of the usual size at most.
 */
export type BodyAccess<P = unknown> = { before: Access<P>; withBody: Access<P> }

export type AccessTable<Routes, P = unknown> = { [Key in keyof Routes]: Access<P> | BodyAccess<P> }

export const anyone: Access = () => null

export const signedIn: Access = ({ caller }) => (caller.person ? null : 'not_signed_in')

/** A role in the edition that `editionOf` finds; who is not signed in is asked to sign in first. */
export const roleIn =
  <P>(
    roles: readonly Role[],
    editionOf: (ask: Ask<P>) => string | null | undefined | Promise<string | null | undefined>,
  ): Access<P> =>
  async (ask) => {
    if (!ask.caller.person) return 'not_signed_in'
    const editionId = await editionOf(ask)
    if (editionId === undefined) return 'not_found'
    return holds(ask.caller, roles, editionId) ? null : 'not_allowed'
  }

/** A festival-wide role. */
export const festivalRole = (...roles: Role[]): Access => roleIn(roles, () => null)

/** The person of a caller whom an access rule has already let in as signed in. */
export const personOf = (caller: Caller): NonNullable<Caller['person']> =>
  caller.person ?? refuse('not_signed_in')
