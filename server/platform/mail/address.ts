import { domainToASCII } from 'node:url'
import { refuse } from '#platform/errors.ts'

declare const kind: unique symbol
/** An e-mail address in the one form in which addresses are kept, compared and written to. */
export type Address = string & { readonly [kind]: 'address' }
/** A mailbox, by the shortest of the addresses that reach it. To compare and to count; letters go to addresses. */
export type Mailbox = string & { readonly [kind]: 'mailbox' }

/** RFC 5321 counts octets; what is kept is ASCII. */
const longestLocal = 64
const longest = 254

/**
 * The one rule of what an address is, for every door that takes one. Full-width letters are typed on Japanese
 * keyboards and are folded, so is the case; a domain in any script becomes its ASCII form, so that none looks
 * like another. The part before the @ is ASCII, since few mail servers carry anything else, and may have dots
 * wherever Japanese carriers have put them (`a..b.@docomo.ne.jp`). Null for what is no such address: with
 * anything in it that hides, turns or quotes, without a dot in its domain, or too long.
 */
export const readAddress = (typed: string): Address | null => {
  if (typed.length > longest * 2) return null
  const [local = '', domain = '', ...more] = narrow(typed.trim()).split('@')
  if (more.length > 0 || !isLocal(local) || !isDomainLike(domain)) return null
  const host = domainToASCII(domain)
  const address = `${local.toLowerCase()}@${host}`
  return isHost(host) && local.length <= longestLocal && address.length <= longest
    ? (address as Address)
    : null
}

/** The same, or a refusal `address_unlikely` at the field. */
export const addressOf = (typed: string, field = 'email'): Address =>
  readAddress(typed) ?? refuse('address_unlikely', {}, field)

/**
 * The mailbox that an address reaches: without the tag after +, and with those who give one mailbox several addresses
 * at their plainest one. On a server of its own mind two people may differ in just that, so whatever proves that
 * somebody reads a mailbox goes to an address that is known already, never to another one that shares its mailbox.
 */
export const mailboxOf = (address: Address): Mailbox => {
  const at = address.indexOf('@')
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)]
  const untagged = local.split('+')[0] || local
  const house = houses.get(domain)
  if (!house) return `${untagged}@${domain}` as Mailbox
  return `${untagged.replace(house.ignored, '') || untagged}@${house.plainest}` as Mailbox
}

type House = { plainest: string; ignored: RegExp }

/** What a provider does not tell apart before the @, and its domains that are one; the first is the plainest. */
const providers: readonly [ignored: RegExp, ...domains: string[]][] = [
  [/\./g, 'gmail.com', 'googlemail.com'],
  [/(?!)/g, 'icloud.com', 'me.com', 'mac.com'],
  [/[._-]/g, 'proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
]
const houses = new Map<string, House>(
  providers.flatMap(([ignored, ...domains]) =>
    domains.map((domain) => [domain, { plainest: domains[0] ?? domain, ignored }] as const),
  ),
)

/** The middle of an address is not for everybody: `m…@example.jp`. */
export const veiled = (address: string): string => address.replace(/^(.).*@/u, '$1…@')

/** Full-width forms as the ASCII they stand for: ＠, ａ, ０, ．. */
const narrow = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))

const isLocal = (local: string): boolean => /^[\w.!#$%&'*+/=?^`{|}~-]+$/.test(local)

/** Letters, digits, hyphens and dots of any script; what `domainToASCII` would silently drop or cut is none. */
const isDomainLike = (domain: string): boolean =>
  /^[\p{L}\p{M}\p{N}\-.。｡]+$/u.test(domain) && !/\p{Default_Ignorable_Code_Point}/u.test(domain)

const isHost = (host: string): boolean =>
  /^([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+([a-z]{2,63}|xn--[a-z\d-]{2,59})$/.test(host)
