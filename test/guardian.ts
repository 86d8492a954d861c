import { randomUUID } from 'node:crypto'
import { ask } from './ask.ts'
import type { Site } from './harness.ts'
import type { SignedInPerson } from './sign-in.ts'

/**
 * A guardian is asked, for an edition or for the own page, and consents by the mailed link. Returns the link's token,
 * by which the consent is taken back; null where nobody may be asked.
 */
export const consentOf = async (
  site: Site,
  minor: SignedInPerson,
  editionId: string | null,
): Promise<string | null> => {
  const guardianEmail = `guardian-${randomUUID()}@example.com`
  const asked = await ask(site, minor, 'POST', '/me/guardian-consents', {
    id: randomUUID(),
    guardianEmail,
    editionId,
  })
  if (asked.status !== 200) return null
  const token = /\/guardian\/([\w-]+)/.exec((await site.outbox(guardianEmail)).at(-1)?.text ?? '')?.[1] ?? ''
  const { version } = (await ask(site, null, 'GET', `/guardian-consents/${token}`)).json
  const given = { name: '朝比奈 薫', version, guardian: true }
  const answered = await ask(site, null, 'PUT', `/guardian-consents/${token}/consent`, given)
  if (answered.status !== 200) throw new Error(`No consent: ${JSON.stringify(answered.json)}`)
  return token
}

export const takeConsentBack = async (site: Site, token: string): Promise<void> => {
  await ask(site, null, 'DELETE', `/guardian-consents/${token}/consent`)
}
