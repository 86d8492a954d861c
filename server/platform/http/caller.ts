import type { roleNames } from '#contract/plain/account.ts'
import type { Language } from '#contract/route.ts'

export type Role = (typeof roleNames)[number]

/** A role held in one edition, or in the whole festival when `editionId` is null. */
export type RoleGrant = { role: Role; editionId: string | null }

/** Who is asking. A visitor has no person; `visitorId` is the browser's own cookie. */
export type Caller = {
  person: { id: string; roles: readonly RoleGrant[] } | null
  visitorId: string | null
  language: Language
  via: 'session' | 'token' | null
}

/** Whether the caller holds one of the roles in that edition (a festival-wide grant counts everywhere). */
export const holds = (caller: Caller, roles: readonly Role[], editionId: string | null): boolean =>
  caller.person?.roles.some(
    (grant) => roles.includes(grant.role) && (grant.editionId === null || grant.editionId === editionId),
  ) ?? false

/** The interface language: the one chosen (cookie), else the browser's, else Japanese. */
export const languageOf = (headers: { cookie?: string; 'accept-language'?: string }): Language => {
  const chosen = /(?:^|;\s*)lang=(ja|en)\b/.exec(headers.cookie ?? '')?.[1]
  if (chosen === 'ja' || chosen === 'en') return chosen
  const wanted = (headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find((code) => code === 'ja' || code === 'en')
  return wanted === 'en' ? 'en' : 'ja'
}
