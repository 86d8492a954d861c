import { randomUUID } from 'node:crypto'
import type { GuardianRequest } from '#contract/guardian.ts'
import { ask } from './ask.ts'
import type { Site } from './harness.ts'
import type { SignedInPerson } from './sign-in.ts'

/** A minor asks somebody to be their guardian; where the letter leads, under `/api`. */
export const askForGuardian = async (
  site: Site,
  minor: SignedInPerson,
  {
    editionId = null,
    guardianEmail = 'guardian@example.com',
  }: { editionId?: string | null; guardianEmail?: string } = {},
): Promise<string> => {
  const { status, json } = await ask(site, minor, 'POST', '/me/guardian-consents', {
    id: randomUUID(),
    guardianEmail,
    editionId,
  })
  if (status !== 200) throw new Error(`Nobody was asked: ${json.code}`)
  const token = /\/guardian\/([\w-]+)/.exec((await site.outbox(guardianEmail)).at(-1)?.text ?? '')?.[1]
  return `/guardian-consents/${token}`
}

/** What a guardian writes who has read the page, with the code that was mailed last. */
export const answerOf = async (site: Site, link: string, guardianEmail = 'guardian@example.com') => {
  const { version } = (await ask(site, null, 'GET', link)).json as GuardianRequest
  const code = /^\d{6}$/m.exec((await site.outbox(guardianEmail)).at(-1)?.text ?? '')?.[0] ?? '000000'
  return { name: '朝比奈 薫', relation: 'parent', version, code, guardian: true }
}

/** The guardian consents on a device of their own, as the letter and the page lead them. */
export const consent = async (
  site: Site,
  link: string,
  guardianEmail = 'guardian@example.com',
): Promise<GuardianRequest & { code?: string }> => {
  await ask(site, null, 'POST', `${link}/code`)
  return (await ask(site, null, 'PUT', `${link}/consent`, await answerOf(site, link, guardianEmail))).json
}

/**
 * Somebody else consents for a minor, for an edition or for the own page. Returns the link, by which the consent is
 * taken back; null where nobody may be asked.
 */
export const consentOf = async (
  site: Site,
  minor: SignedInPerson,
  editionId: string | null,
): Promise<string | null> => {
  const guardianEmail = `guardian-${randomUUID()}@example.com`
  const link = await askForGuardian(site, minor, { editionId, guardianEmail }).catch(() => null)
  const given = link && (await consent(site, link, guardianEmail))
  if (given && given.standing !== 'given') throw new Error(`No consent: ${given.code}`)
  return link
}

export const takeConsentBack = async (site: Site, link: string): Promise<void> => {
  await ask(site, null, 'DELETE', `${link}/consent`)
}
