import { createHash } from 'node:crypto'

/** The same name gives the same id, so that seeding can be begun again where it was ended. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(`verticale demo ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
