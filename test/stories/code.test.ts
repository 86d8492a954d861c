import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContext } from 'playwright-core'
import ballot from '../../web/messages/ballot.en.ts'
import common from '../../web/messages/common.en.ts'
import feed from '../../web/messages/feed.en.ts'
import player from '../../web/messages/player.en.ts'
import studio from '../../web/messages/studio.en.ts'
import { plantVoting } from '../voting.ts'
import { openFestival, shot } from './festival.ts'
import { phoneVideos } from './phone-video.ts'
import { givePlayable } from './playable.ts'

const spoken = (title: string) => title.replace('\n', ' ')

/** As if the connection had gone just before a file of the app's code was fetched; the returned act brings it back. */
const withhold = async (context: BrowserContext, name: string): Promise<() => Promise<void>> => {
  // its cache would hold the file already
  await context.addInitScript('delete Navigator.prototype.serviceWorker')
  const lost = [new RegExp(`/assets/${name}-[^/]*\\.js$`), /\/api\/health$/]
  for (const address of lost) await context.route(address, (route) => route.abort())
  return async () => {
    for (const address of lost) await context.unroute(address)
  }
}

test('who lacks the code of the ballot votes once the server answers', async () => {
  await using festival = await openFestival()
  await plantVoting(festival.platform, { films: 1 })
  await givePlayable(festival.platform, 6)
  const browser = await festival.browser('en')
  const giveBack = await withhold(browser, 'slip')
  const page = await browser.newPage()
  await page.goto('/')
  await page.getByText(common.offlineTitle).waitFor()
  await shot(page, 'code-slip-lost')
  await giveBack()
  await page.waitForURL(/\/films\//)
  await page.getByRole('dialog').getByRole('link', { name: ballot.signIn }).waitFor()
})

test('a feed that was not reached comes by itself, also in a browser that never said it was offline', async () => {
  await using festival = await openFestival()
  await plantVoting(festival.platform, { films: 1 })
  await givePlayable(festival.platform, 6)
  const browser = await festival.browser('en')
  await browser.addInitScript('delete Navigator.prototype.serviceWorker')
  const lost = [/\/api\/feed/, /\/api\/health$/]
  for (const address of lost) await browser.route(address, (route) => route.abort())
  const page = await browser.newPage()
  await page.goto('/editions')
  const ways = page.getByRole('navigation', { name: common.menu })
  await ways.getByRole('link', { name: common.places.watch }).click()
  await page.getByRole('heading', { name: feed.offlineNone }).waitFor()
  for (const address of lost) await browser.unroute(address)
  await page.getByRole('button', { name: player.share }).waitFor()
})

test('a chosen film outlives the moment in which the code that checks it did not come', async () => {
  await using festival = await openFestival()
  await using videos = await phoneVideos()
  const browser = await festival.browser('en')
  const giveBack = await withhold(browser, 'inspect')
  const page = await browser.newPage()
  await page.goto('/submit')
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await videos.upright(4))
  await page.getByRole('heading', { name: common.offlineTitle }).waitFor()
  await shot(page, 'code-check-lost')
  await giveBack()
  await page.getByRole('heading', { name: spoken(studio.fineTitle) }).waitFor()
})

test('after an update of the festival a page whose code is gone comes anew', async () => {
  await using festival = await openFestival()
  await plantVoting(festival.platform, { films: 1 })
  await givePlayable(festival.platform, 6)
  const browser = await festival.browser('en')
  await browser.addInitScript('delete Navigator.prototype.serviceWorker')
  const page = await browser.newPage()
  let asked = 0
  await page.route(/\/assets\/edition-page-[^/]*\.js$/, (route) =>
    ++asked === 1 ? route.fulfill({ status: 404 }) : route.continue(),
  )
  await page.goto('/')
  await page.getByRole('link', { name: 'Upright Night' }).click()
  await page.getByRole('heading', { name: 'Upright Night' }).waitFor()
  assert.deepEqual([asked, new URL(page.url()).pathname.slice(0, 3)], [2, '/e/'])
})
