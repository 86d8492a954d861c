import type { Language } from '#contract/route.ts'
import { refuse } from '#platform/errors.ts'
import { bearerOf, type Caller, type Identify, languageOf, type RoleGrant } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { batched } from './batched.ts'
import { readCookie, sessionCookieName, sessionKey, signedToken } from './cookies.ts'
import { hashOf } from './secrets.ts'
import { visitorReader } from './visitor.ts'

type Known = { personId: string; language: Language; roles: RoleGrant[] }

/**
 * Tells who is asking: by session cookie, or by the bearer token of a script. A bearer token that does not
 * hold, or is none, is refused; a session that has ended makes a visitor.
 */
export const createIdentify = (platform: Platform): Identify => {
  const bySession = batched((tokens) => findMany(platform, sessions, tokens))
  const byToken = batched((hashes) => findMany(platform, tokens, hashes))
  const cookieName = sessionCookieName(platform)
  const visitorOf = visitorReader(platform)
  const tokenOf = rememberingTokens(sessionKey(platform))
  return async ({ headers }) => {
    const visitorId = visitorOf(headers.cookie)
    const bearer = bearerOf(headers)
    if (bearer !== undefined) {
      const known = (await byToken(hashOf(bearer))) ?? refuse('account_token_unknown')
      return callerOf(known, null, 'token', headers)
    }
    const token = tokenOf(readCookie(headers.cookie, cookieName))
    const known = token ? await bySession(token) : undefined
    return known
      ? callerOf(known, visitorId, 'session', headers)
      : { person: null, visitorId, language: languageOf(headers), via: null }
  }
}

/** Checking a signature costs more than the rest of reading a cookie; those that held last are remembered. */
const rememberingTokens = (key: string) => {
  const held = new Map<string, string>()
  return (value: string | undefined): string | undefined => {
    const known = value && held.get(value)
    if (known) return known
    const token = signedToken(value, key)
    if (value && token) {
      if (held.size >= 20_000) held.clear()
      held.set(value, token)
    }
    return token
  }
}

const callerOf = (
  known: Known,
  visitorId: string | null,
  via: 'session' | 'token',
  headers: { cookie?: string; 'accept-language'?: string },
): Caller => ({
  person: { id: known.personId, roles: known.roles },
  visitorId,
  // a page and what it asks for are in one language: the one chosen on this device, else the browser's
  language: namesOne(headers) ? languageOf(headers) : known.language,
  via,
})

/** A script names no language, or any. */
const namesOne = (headers: { cookie?: string; 'accept-language'?: string }): boolean =>
  /(?:^|;\s*)lang=/.test(headers.cookie ?? '') || /\b(ja|en)\b/i.test(headers['accept-language'] ?? '')

const roles = `coalesce((
  select json_agg(json_build_object('role', role, 'editionId', edition_id)) from role_grant where person_id = p.id
), '[]') as roles`

/** better-auth counts the life of its sessions by the machine's clock, so it is asked here too. */
const sessions = {
  name: 'session-holders',
  text: `select s.token as key, p.id, p.language, ${roles}
    from auth.session s join person p on p.auth_user_id = s."userId"
    where s.token = any($1) and s."expiresAt" > now() and p.erased_at is null`,
}

const tokens = {
  name: 'token-holders',
  text: `with used as (
      update api_token set last_used_at = $2::timestamptz
      where token_hash = any($1) and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')
        and revoked_at is null
    )
    select t.token_hash as key, p.id, p.language, ${roles}
    from api_token t join person p on p.id = t.person_id
    where t.token_hash = any($1) and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2)
      and p.erased_at is null`,
}

const findMany = async (platform: Platform, query: { name: string; text: string }, keys: string[]) => {
  const values = query === tokens ? [keys, platform.clock.now()] : [keys]
  const { rows } = await platform.pool.query<{
    key: string
    id: string
    language: Language
    roles: RoleGrant[]
  }>({
    ...query,
    values,
  })
  return new Map(
    rows.map((row): [string, Known] => [
      row.key,
      { personId: row.id, language: row.language, roles: row.roles },
    ]),
  )
}
