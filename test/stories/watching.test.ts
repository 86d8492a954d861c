/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { plantScreening } from '#test/screening.ts'
import filmEn from '../../web/messages/film.en.ts'
import playerEn from '../../web/messages/player.en.ts'
import { hideFromPublic } from '../ended.ts'
import { openFestival, shot } from './festival.ts'
import { givePlayable } from './playable.ts'
import { eventually } from './program.ts'

const seconds = 6

const titleOf = (page: Page) => page.locator('main h1').textContent()
const playing = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('video')].some((video) => !video.paused && video.currentTime > 0.1),
  )

test('a visitor swipes through the feed; each film is shown, counted and watched', async () => {
  await using festival = await openFestival()
  const { pool } = festival.platform
  const { filmIds } = await plantScreening(festival.platform, { films: 4, durationMs: seconds * 1000 })
  await givePlayable(festival.platform, seconds)
  const browser = await festival.browser('ja')
  const page = await browser.newPage()
  await page.goto('/')
  await playing(page)
  const titles = [await titleOf(page)]
  await eventually(
    'the first exposure',
    async () => (await pool.query('select from exposure')).rowCount === 1,
  )
  for (const act of ['ArrowDown', 'PageDown', 'j']) {
    await page.keyboard.press(act)
    await playing(page)
    titles.push(await titleOf(page))
  }
  assert.deepEqual(
    [...titles].sort(),
    filmIds.map((_, n) => `作品${n + 1}`),
    'every film once',
  )
  assert.ok((await page.locator('video').count()) <= 3, 'at most three players')
  await page.keyboard.press('ArrowUp')
  await eventually('the film before', async () => (await titleOf(page)) === titles[2])
  // watched to the end by the server's own clock
  await eventually(
    'a verified viewing',
    async () => (await pool.query('select from viewing where verified_at is not null')).rowCount,
  )
  await shot(page, 'feed')
})

test('a pause holds, sound is remembered, and the share sheet names the film', async () => {
  await using festival = await openFestival()
  await plantScreening(festival.platform, { films: 2, durationMs: seconds * 1000 })
  await givePlayable(festival.platform, seconds)
  const browser = await festival.browser('en')
  const page = await browser.newPage()
  await page.goto('/')
  await playing(page)
  await page.mouse.click(195, 300)
  await page.waitForFunction(() => [...document.querySelectorAll('video')].every((video) => video.paused))
  await page.waitForTimeout(1500)
  assert.ok(await page.evaluate(() => [...document.querySelectorAll('video')].every((video) => video.paused)))
  await page.getByRole('button', { name: playerEn.unmute }).click()
  await page.reload()
  await page.getByRole('button', { name: playerEn.mute, exact: true }).waitFor()
  await page.getByRole('button', { name: playerEn.share }).click()
  await page.getByRole('dialog').getByText('/f/').waitFor()
})

test('the film’s own page plays it, and one that is not public says so', async () => {
  await using festival = await openFestival()
  const { filmIds } = await plantScreening(festival.platform, { films: 2, durationMs: seconds * 1000 })
  await givePlayable(festival.platform, seconds)
  const browser = await festival.browser('en', 'laptop')
  const page = await browser.newPage()
  await page.goto(`/films/${filmIds[0]}`)
  await playing(page)
  assert.equal(await titleOf(page), 'Film 1')
  await hideFromPublic(festival.platform, filmIds[0] ?? '')
  const gone = await page.goto(`/films/${filmIds[0]}`)
  assert.equal(gone?.status(), 404)
  await page.getByRole('heading', { name: filmEn.goneTitle.replace('\n', ' ') }).waitFor()
})

test('when the line is lost the feed says so, and goes on by itself when it is back', async () => {
  await using festival = await openFestival()
  await plantScreening(festival.platform, { films: 6, durationMs: seconds * 1000 })
  await givePlayable(festival.platform, seconds)
  const page = await (await festival.browser('en')).newPage()
  await page.goto('/')
  await playing(page)
  await page.context().setOffline(true)
  const lost = page.getByText(playerEn.lineTitle)
  await eventually('a film that the line does not bring', async () => {
    await page.keyboard.press('ArrowDown')
    return await lost.isVisible()
  })
  await shot(page, 'line-lost')
  await page.context().setOffline(false)
  await playing(page)
  await lost.waitFor({ state: 'detached' })
  await page.keyboard.press('ArrowUp')
  await playing(page)
})

test('a feed without a film shows the first one by itself', async () => {
  await using festival = await openFestival()
  const page = await (await festival.browser('ja')).newPage()
  await page.goto('/')
  await page.getByRole('heading').waitFor()
  await shot(page, 'feed-empty')
  await plantScreening(festival.platform, { films: 1, durationMs: seconds * 1000 })
  await givePlayable(festival.platform, seconds)
  await playing(page)
})

test('a feed that the browser translates names the film that is shown, and counts to its vote', async () => {
  await using festival = await openFestival()
  await plantScreening(festival.platform, { films: 3, durationMs: seconds * 1000 })
  await givePlayable(festival.platform, seconds)
  const page = await (await festival.browser('ja')).newPage()
  await page.goto('/')
  await playing(page)
  // as browsers do: each text is put into an element of theirs, the page's own node is gone
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    while (walker.nextNode()) texts.push(walker.currentNode as Text)
    for (const text of texts.filter((one) => one.data.trim() && !one.parentElement?.closest('script'))) {
      const theirs = document.createElement('font')
      theirs.textContent = text.data
      text.replaceWith(theirs)
    }
  })
  const before = await titleOf(page)
  await page.keyboard.press('ArrowDown')
  await eventually('another title', async () => (await titleOf(page)) !== before)
  assert.match((await titleOf(page)) ?? '', /^作品\d$/)
})
