/// <reference lib="dom" />
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import account from '../../web/messages/account.en.ts'
import ballot from '../../web/messages/ballot.en.ts'
import common from '../../web/messages/common.en.ts'
import consoleWords from '../../web/messages/console.en.ts'
import enter from '../../web/messages/enter.en.ts'
import studio from '../../web/messages/studio.en.ts'
import { eventually } from '../stories/program.ts'
import type { Clone } from './clone.ts'

/** Whoever walks: the clone, a phone that is signed out at first, a laptop, and a video of a phone. */
export type Walker = { clone: Clone; phone: Page; laptop: Page; video: string }

/** A step as README.md says it, and what a reader then does. */
export type Step = [says: string, act: (walker: Walker) => Promise<void>]

export const steps: Step[] = [
  [
    'bin/up       # a festival with a demo programme on http://localhost:5055',
    async ({ clone }) => {
      assert.match(clone.said(), /Ctrl-C stops it/)
      assert.ok(clone.said().includes(clone.url), 'it says where the page is')
    },
  ],
  ['bin/test     # proves that it works here', async () => undefined],
  [
    '**Watch.** Open the address on a phone-sized window. Swipe, wheel or arrow keys. Without an account: the feed shows whatever has been seen least.',
    async ({ phone }) => {
      await eventually(
        'a film plays',
        async () => {
          await phone.goto('/')
          await phone.waitForFunction(plays, undefined, { timeout: 10_000 })
          return true
        },
        240_000,
      )
      await eventually('there is another film to go on to', async () => {
        await phone.goto('/')
        await phone.waitForFunction(plays, undefined, { timeout: 10_000 })
        const first = await titleOf(phone)
        await phone.keyboard.press('ArrowDown')
        await phone.waitForFunction(
          (before) => document.querySelector('main h1')?.textContent !== before,
          first,
          { timeout: 5000 },
        )
        return true
      })
    },
  ],
  [
    '**Sign in** as `voter@…` from the list that `bin/up` printed. Without a mail server the code is on the **outbox** page, `/outbox`.',
    ({ clone, phone }) => signInAs('voter', clone, phone),
  ],
  [
    '**Vote.** Watch a film to its end; the frame around it closes, and the vote is one movement of the thumb. Change it as often as you like while voting is open.',
    async ({ phone }) => {
      await phone.goto('/')
      await phone.waitForFunction(plays, undefined, { timeout: 60_000 })
      const frames = phone.getByRole('radiogroup')
      await frames.waitFor({ timeout: 240_000 })
      await frames.getByRole('radio', { name: /^4/ }).click()
      await phone.getByText(ballot.slip, { exact: true }).waitFor()
      await phone.getByRole('dialog').getByRole('button', { name: ballot.change, exact: true }).click()
      await phone.getByRole('radio', { name: /^5/ }).click()
      await phone.getByText(ballot.slip, { exact: true }).waitFor()
    },
  ],
  [
    '**Submit.** In the last line of every page (at the left on a wide screen) or on the page of the edition, pick a vertical video or shoot one. It is checked before a byte is sent, goes on where it was when the network or the page goes away, and tells you what happens to it.',
    async ({ phone, video }) => {
      await phone.goto('/')
      const ways = phone.getByRole('navigation', { name: common.menu })
      await ways.getByRole('link', { name: common.places.submit, exact: true }).click()
      await phone.locator('input[type=file]').first().setInputFiles(video)
      await phone.getByRole('heading', { name: studio.fineTitle.replace('\n', ' ') }).waitFor()
      await phone.getByRole('button', { name: studio.goOn, exact: true }).click()
      await phone.waitForURL(/\/submit\//)
      await phone.reload()
      await phone
        .getByRole('textbox', { name: enter.name, exact: true })
        .fill('Cloud on a Roof', { timeout: 60_000 })
      for (const promise of [studio.ownWork, studio.music, studio.people])
        await phone.getByLabel(promise).check({ force: true })
      await phone.getByRole('button', { name: new RegExp(`^${enter.enter({ edition: '.*' })}$`) }).click()
      await phone.waitForURL(/\/studio\//)
      await phone.getByText('Meets the rules', { exact: true }).first().waitFor({ timeout: 240_000 })
    },
  ],
  [
    '**Decide.** Sign in as the organiser and open `/console`: the calendar, the entries, the count, the result. Make an edition of your own there; no file is touched.',
    async ({ clone, laptop }) => {
      await signInAs('organiser', clone, laptop)
      await laptop.goto('/console')
      for (const section of ['Overview', 'Entries', 'Votes and results', 'Settings'])
        await laptop
          .getByRole('link', { name: new RegExp(`^${section}`) })
          .first()
          .waitFor()
      await laptop.goto('/console/new')
      await laptop.getByLabel(consoleWords.nameJa).fill('私の夜')
      await laptop.getByLabel(consoleWords.nameEn).fill('My Own Night')
      await laptop.getByRole('button', { name: consoleWords.create }).click()
      await laptop.waitForURL(/\/console\/my-own-night\/settings/)
    },
  ],
  [
    'Everything the page does is an HTTP API: `/api/docs` to browse, `/api/openapi.json` for machines, `bin/verticale person add --email you@example.org --token` for a key.',
    async ({ clone, laptop }) => {
      await laptop.goto('/api/docs')
      await laptop.getByText('/api/films/{id}').first().waitFor()
      const document = (await (await fetch(`${clone.url}/api/openapi.json`)).json()) as { openapi: string }
      assert.match(document.openapi, /^3\.1/)
      const printed = clone.run('bin/verticale', 'person', 'add', '--email', 'you@example.org', '--token')
      const key = /^token\s+(\S+)/m.exec(printed)?.[1]
      const me = await fetch(`${clone.url}/api/me`, { headers: { authorization: `Bearer ${key}` } })
      const { person } = (await me.json()) as { person: { email: string } }
      assert.equal(person.email, 'you@example.org')
    },
  ],
]

const plays = () =>
  [...document.querySelectorAll('video')].some((video) => !video.paused && video.currentTime > 0.1)

const titleOf = (page: Page) => page.locator('main h1').first().textContent()

/** With an address of the list that was printed, and the code of the outbox page. */
const signInAs = async (who: string, { said }: Clone, page: Page): Promise<void> => {
  const email = await eventually(
    'the list of who to sign in as',
    async () => new RegExp(`${who}@\\S+`).exec(said())?.[0],
  )
  await page.goto('/sign-in')
  await page.getByLabel(account.address).fill(email)
  await page.getByRole('button', { name: account.sendCode }).click()
  const cells = page.getByRole('textbox', { name: account.codeGroup })
  await cells.waitFor()
  const outbox = await page.context().newPage()
  await outbox.goto('/outbox')
  const letter = outbox.locator('li', { hasText: email }).first()
  const code = await eventually(
    'the letter',
    async () => /\b\d{6}\b/.exec((await letter.textContent()) ?? '')?.[0],
  )
  await outbox.close()
  await cells.fill(code)
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
}
