import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Platform } from '#platform/platform.ts'

/** Something only its holder knows; the database keeps its hash. */
export const newSecret = (prefix = ''): string => prefix + randomBytes(32).toString('base64url')

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** A digest that says nothing without the installation's secret; one purpose's digests fit no other. */
export const keyedDigest = (platform: Pick<Platform, 'config'>, purpose: string, value: string): string =>
  createHmac('sha256', platform.config.secret).update(`${purpose}:${value}`).digest('hex')
