/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { plantVoting } from '#test/voting.ts'
import common from '../../web/messages/common.en.ts'
import feed from '../../web/messages/feed.en.ts'
import { openFestival, shot } from './festival.ts'
import { givePlayable } from './playable.ts'

const playing = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('video')].some((video) => !video.paused && video.currentTime > 0.1),
  )

/** The vote is on the screen, whole, once it was scrolled to. */
const voteIsReached = async (page: Page) => {
  const vote = page.getByRole('button', { name: feed.toVote })
  await vote.scrollIntoViewIfNeeded()
  const [box, screen] = [await vote.boundingBox(), page.viewportSize()]
  assert.ok(box && screen)
  assert.ok(box.x >= 0 && box.x + box.width <= screen.width + 0.5, `${box.x} + ${box.width}`)
  assert.ok(box.y >= 0 && box.y + box.height <= screen.height + 0.5, `${box.y} + ${box.height}`)
}

test('enlarged four times, with larger letters or lines further apart, the film is seen and the vote is reached', async () => {
  await using festival = await openFestival()
  await plantVoting(festival.platform, { films: 2 })
  await givePlayable(festival.platform, 20)
  const page = await (await festival.browser('en', 'laptop')).newPage()
  await page.setViewportSize({ width: 320, height: 256 })
  await page.goto('/')
  await playing(page)
  const film = await page.locator('#stage').boundingBox()
  assert.ok(film && film.height > 200, `the film: ${film?.height}`)
  await voteIsReached(page)
  await shot(page, 'enlarged-four-times')
  assert.ok(
    await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    'nothing is scrolled to the side',
  )

  await page.setViewportSize({ width: 390, height: 844 })
  const sizes = () =>
    page.evaluate(() =>
      Number.parseFloat(getComputedStyle(document.querySelector('main h1') as Element).fontSize),
    )
  const usual = await sizes()
  const larger = await page.addStyleTag({ content: 'html { font-size: 200% }' })
  assert.equal(await sizes(), usual * 2, 'letters grow with the reader’s own size')
  await voteIsReached(page)
  await shot(page, 'enlarged-letters')
  await larger.evaluate((style) => (style as HTMLElement).remove())

  await page.addStyleTag({
    content:
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
  })
  await voteIsReached(page)
  await shot(page, 'enlarged-spacing')
})

test('in forced colours one sees where the keyboard is', async () => {
  await using festival = await openFestival()
  await plantVoting(festival.platform, { films: 1 })
  await givePlayable(festival.platform, 20)
  const page = await (await festival.browser('en', 'laptop')).newPage()
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto('/')
  await playing(page)
  const way = page
    .getByRole('navigation', { name: common.menu })
    .getByRole('link', { name: common.places.submit })
  const box = await way.boundingBox()
  assert.ok(box)
  const picture = () => page.screenshot({ clip: box })
  await page.keyboard.press('Tab')
  const before = await picture()
  await way.focus()
  assert.notDeepEqual(await picture(), before)
  await shot(page, 'forced-colours')
})
