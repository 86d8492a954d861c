import assert from 'node:assert/strict'
import type { BrowserContext } from 'playwright-core'
import { domain } from '#server/demo/festival/people.ts'
import type { Festival } from '../stories/festival.ts'

type Begin = { festival: Festival; browser: BrowserContext }

/** Somebody who walks through the festival: how they come in, and where they begin. */
export type Role = {
  name: string
  /** Their address; without one they stay signed out. */
  email?: string
  /** Addresses that they are mailed, besides those that everybody knows. */
  letters?: (begin: Begin) => Promise<string[]>
}

const demo = (mailbox: string) => `${mailbox}@${domain}`

/** Whoever has most to walk begins first. */
export const roles: readonly Role[] = [
  { name: 'organiser', email: demo('organiser') },
  { name: 'signed out' },
  { name: 'viewer', email: 'viewer@example.jp' },
  {
    name: 'maker',
    email: demo('creator'),
    letters: async (begin) => [await mailedPath(begin, demo('creator'), 'threads')],
  },
  { name: 'minor', email: demo('minor') },
  { name: 'waiting minor', email: demo('waiting') },
  {
    name: 'guardian',
    letters: async (begin) => [
      await mailedPath(begin, demo('guardian'), 'guardian'),
      await mailedPath(begin, demo('guardian2'), 'guardian'),
    ],
  },
  { name: 'moderator', email: demo('moderator') },
  { name: 'juror', email: demo('juror') },
  { name: 'producer', email: demo('producer') },
  { name: 'press', email: demo('press') },
]

const mailedPath = async ({ festival }: Begin, recipient: string, kind: string): Promise<string> =>
  `/${kind}/${await festival.mailed(recipient, new RegExp(`/${kind}/([\\w-]{20,})`))}`

/** Signs in as the page does, by the mailed code. */
export const signInBy = async (
  { festival, browser }: Begin,
  email: string,
  language: 'ja' | 'en',
): Promise<void> => {
  const headers = { origin: festival.url, 'accept-language': language }
  const post = async (path: string, data: object) => {
    const answer = await browser.request.post(`/api${path}`, { data, headers })
    assert.ok(answer.ok(), `${path} for ${email}: ${await answer.text()}`)
  }
  await post('/sign-in/code', { email, language })
  await post('/sign-in', { email, code: await festival.mailed(email, /^\d{6}$/m) })
  const changed = await browser.request.patch('/api/me', { data: { language }, headers })
  assert.ok(changed.ok(), await changed.text())
}
