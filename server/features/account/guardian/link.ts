import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Platform } from '#platform/platform.ts'

const [idBytes, sealBytes] = [16, 16]

/**
 * The secret in a guardian's link: the request it belongs to, sealed by the installation. It can be written again for
 * every later letter, so that a guardian comes back to the page from any of them, and nothing of it is stored but its
 * hash.
 */
export const tokenOf = (platform: Pick<Platform, 'config'>, consentId: string): string => {
  const id = Buffer.from(consentId.replaceAll('-', ''), 'hex')
  return Buffer.concat([id, seal(platform, id)]).toString('base64url')
}

/** Which request a link belongs to; null for what is no word of ours, as are the links of an older version. */
export const consentIn = (platform: Pick<Platform, 'config'>, token: string): string | null => {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== idBytes + sealBytes) return null
  const [id, sealed] = [bytes.subarray(0, idBytes), bytes.subarray(idBytes)]
  if (!timingSafeEqual(sealed, seal(platform, id))) return null
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

export const linkTo = (platform: Pick<Platform, 'config'>, consentId: string): string =>
  `${platform.config.publicUrl}/guardian/${tokenOf(platform, consentId)}`

const seal = ({ config }: Pick<Platform, 'config'>, id: Buffer): Buffer =>
  createHmac('sha256', config.secret).update('guardian-link:').update(id).digest().subarray(0, sealBytes)
