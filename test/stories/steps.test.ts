/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { plantVoting } from '#test/voting.ts'
import account from '../../web/messages/account.en.ts'
import ballot from '../../web/messages/ballot.en.ts'
import common from '../../web/messages/common.en.ts'
import player from '../../web/messages/player.en.ts'
import studio from '../../web/messages/studio.en.ts'
import { comeIn } from './come-in.ts'
import { type Festival, openFestival } from './festival.ts'
import { givePlayable } from './playable.ts'

test('the browser’s back takes away what lies over a page before it leaves the page', async () => {
  await using festival = await openFestival()
  const { page, ways } = await come(festival, '/editions', { films: 2 })
  await ways.getByRole('link', { name: common.places.watch }).click()
  const sheet = page.getByRole('dialog')
  const open = async () => {
    await page.getByRole('button', { name: player.share }).click()
    await sheet.waitFor()
  }
  await open()
  await page.goBack()
  await sheet.waitFor({ state: 'detached' })
  assert.match(new URL(page.url()).pathname, /^\/(films\/|$)/)
  await page.goBack()
  await page.waitForURL('**/editions')

  // closed by other means it leaves no step behind
  await page.goForward()
  await open()
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await open()
  await sheet.getByRole('button', { name: common.close }).click()
  await sheet.waitFor({ state: 'detached' })
  await settled(page)
  await page.goBack()
  await page.waitForURL('**/editions')

  // a page loaded anew has nothing over it, and one step leads from it
  await page.goForward()
  await open()
  await page.reload()
  await page.getByRole('button', { name: player.share }).waitFor()
  await settled(page)
  assert.equal(await sheet.count(), 0)
  await page.goBack()
  await page.waitForURL('**/editions')

  // whoever goes on from a sheet comes back to the page below it
  await page.goForward()
  await open()
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = '/terms'
    document.querySelector('dialog[open]')?.append(link)
    link.click()
  })
  await page.waitForURL('**/terms')
  await page.goBack()
  await page.waitForURL((url) => /^\/(films\/|$)/.test(url.pathname))
  assert.equal(await sheet.count(), 0)
})

test('the browser’s back takes the ballot slip away, and leads past the sign-in that a vote asked for', async () => {
  await using festival = await openFestival()
  const { page, ways } = await come(festival, '/editions', { films: 1, seconds: 3 })
  await ways.getByRole('link', { name: common.places.watch }).click()
  const slip = page.getByRole('dialog')
  const signIn = slip.getByRole('link', { name: ballot.signIn })
  await signIn.waitFor({ timeout: 60_000 })
  await page.goBack()
  await slip.waitFor({ state: 'detached' })
  assert.match(new URL(page.url()).pathname, /^\/films\//)

  // it is asked once; the vote frame asks again
  await page
    .locator('section button', { has: page.locator('span') })
    .last()
    .click()
  await signIn.click()
  await comeIn(festival, page, { email: 'mio@example.jp', born: '1998-02-03', language: 'en' })
  await page.getByRole('radiogroup').waitFor()
  await page.goBack()
  await slip.waitFor({ state: 'detached' })
  await page.waitForURL('**/films/*')
  await page.goBack()
  await page.goBack()
  await page.waitForURL('**/editions')
})

test('whoever changes a vote may leave it as it is', async () => {
  await using festival = await openFestival()
  const { page } = await come(festival, '/sign-in', { films: 1, seconds: 3 })
  await comeIn(festival, page, { email: 'mio@example.jp', born: '1998-02-03', language: 'en' })
  const slip = page.getByRole('dialog')
  await page.getByRole('radio', { name: /^4/ }).click({ timeout: 60_000 })
  await slip.getByRole('button', { name: ballot.change, exact: true }).click()
  await slip.getByRole('button', { name: common.close, exact: true }).click()
  await slip.waitFor({ state: 'detached' })
  const cast = await festival.platform.db.selectFrom('ballot').select('mark').execute()
  assert.deepEqual(cast, [{ mark: 4 }])
})

test('what rises over a page holds its buttons where a finger finds them', async () => {
  await using festival = await openFestival()
  const { page } = await come(festival, '/', { films: 1 })
  const sheet = places(page, player.copyAddress)
  await Promise.all([sheet, page.getByRole('button', { name: player.share }).click()])
  assert.ok(distance(await sheet) <= thumb, `the sheet: ${await sheet}`)
  await givePlayable(festival.platform, 3)
  await page.goto('/')
  const slip = await places(page, ballot.signIn)
  assert.ok(distance(slip) <= thumb, `the slip: ${slip}`)
})

const thumb = 22
const distance = (places: number[]): number => Math.max(...places) - Math.min(...places)

/** How high a button of what lies over the page stands in each frame, from the first in which it is there to its rest. */
const places = (page: Page, name: string) =>
  page.evaluate(
    (name) =>
      new Promise<number[]>((resolve) => {
        const found: number[] = []
        const look = () => {
          const open = document.querySelector('dialog[open]')
          const all = [...(open?.querySelectorAll('a, button') ?? [])]
          const one = all.find((each) => each.textContent === name)
          if (one) found.push(Math.round(one.getBoundingClientRect().y))
          const rises = open?.getAnimations().some(({ playState }) => playState === 'running')
          if (one && !rises) resolve(found)
          else requestAnimationFrame(look)
        }
        look()
      }),
    name,
  )

test('another page says its name in the tab and has the focus on its heading', async () => {
  await using festival = await openFestival()
  const { page, ways } = await come(festival, '/', { films: 1 })
  assert.notEqual(await focused(page), 'H1')
  for (const [place, title] of [
    ['submit', studio.pickTitle],
    ['me', account.addressTitle],
  ] as const) {
    const before = await page.title()
    await ways.getByRole('link', { name: common.places[place] }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: title.replace('\n', ' ') }).waitFor()
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
    assert.notEqual(await page.title(), before)
    assert.match(await page.title(), / · Verticale$/)
  }
})

/** Somebody who comes to a page while films are voted on; only those of some seconds can be played. */
const come = async (
  festival: Festival,
  path: string,
  { films, seconds }: { films: number; seconds?: number },
) => {
  await plantVoting(festival.platform, { films })
  if (seconds) await givePlayable(festival.platform, seconds)
  const page = await (await festival.browser('en')).newPage()
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return { page, ways: page.getByRole('navigation', { name: common.menu }) }
}

/** The driver goes back from the step it sees, not from the one the page is on its way to. */
const settled = (page: Page) => page.waitForFunction(() => !history.state?.over)

const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName)
