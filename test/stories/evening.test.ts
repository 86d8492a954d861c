/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { plantScreening } from '#test/screening.ts'
import { plantVoting } from '#test/voting.ts'
import ballotEn from '../../web/messages/ballot.en.ts'
import ballotJa from '../../web/messages/ballot.ja.ts'
import eveningEn from '../../web/messages/evening.en.ts'
import eveningJa from '../../web/messages/evening.ja.ts'
import feedEn from '../../web/messages/feed.en.ts'
import feedJa from '../../web/messages/feed.ja.ts'
import playerEn from '../../web/messages/player.en.ts'
import { comeIn } from './come-in.ts'
import { openFestival, shot } from './festival.ts'
import { givePlayable } from './playable.ts'
import { eventually } from './program.ts'

const titleOf = (page: Page) => page.locator('main h1').first().textContent()
const playing = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('video')].some((video) => !video.paused && video.currentTime > 0.1),
  )
const still = (page: Page) =>
  page.waitForFunction(() => [...document.querySelectorAll('video')].every((video) => video.paused))
const secondOf = (page: Page) =>
  page.evaluate(() => Math.max(...[...document.querySelectorAll('video')].map((one) => one.currentTime)))
const filmIn = (page: Page) => /\/films\/([0-9a-f-]{36})/.exec(page.url())?.[1]
const settled = (page: Page, filmId: string | undefined) =>
  page.waitForURL((url) => /\/films\//.test(url.pathname) && !url.pathname.includes(filmId ?? 'nothing'))

test('the address is the film’s, and a reload or a lost tab goes on with it at its second', async () => {
  await using festival = await openFestival()
  await plantScreening(festival.platform, { films: 3, durationMs: 20_000 })
  await givePlayable(festival.platform, 20)
  const context = await festival.browser('ja')
  const page = await context.newPage()
  await page.goto('/')
  await playing(page)
  await settled(page, undefined)
  const first = filmIn(page)
  await page.keyboard.press('ArrowDown')
  await settled(page, first)
  const second = filmIn(page)
  const title = await titleOf(page)
  await page.waitForFunction(() =>
    [...document.querySelectorAll('video')].some((video) => !video.paused && video.currentTime > 6),
  )
  await page.reload()
  await playing(page)
  assert.deepEqual([filmIn(page), await titleOf(page)], [second, title])
  assert.ok((await secondOf(page)) > 4, 'it goes on where it was left')
  await page.keyboard.press('ArrowDown')
  await settled(page, second)
  // a tab that was thrown away, and the address of the house alone: the film that was left
  await page.waitForTimeout(300)
  await page.close()
  const again = await context.newPage()
  await again.goto(`/films/${second}`)
  await playing(again)
  assert.equal(await titleOf(again), title)
  assert.ok((await secondOf(again)) > 2, 'the server knows where it was left')
  // nothing that a swipe passed is begun anew: back is the film before, where it was
  const unfit = await again.goto('/films/00000000-0000-4000-8000-000000000000')
  assert.equal(unfit?.status(), 404)
})

for (const [language, feed, evening] of [
  ['ja', feedJa, eveningJa],
  ['en', feedEn, eveningEn],
] as const)
  test(`a shared film opens in the feed’s place, the feed goes on, and its end says what is left (${language})`, async () => {
    await using festival = await openFestival()
    const { filmIds } = await plantVoting(festival.platform, { films: 3 })
    await givePlayable(festival.platform, 20)
    const page = await (await festival.browser(language)).newPage()
    await page.goto(`/films/${filmIds[1]}`)
    await playing(page)
    await page.getByText(feed.firstByThumb).or(page.getByText(feed.firstByKey)).waitFor()
    await shot(page, `evening-first-time.${language}`)
    const maker = page.getByRole('link', { name: 'Mio' }).first()
    assert.match((await maker.getAttribute('href')) ?? '', /^\/people\//, 'names lead to people')
    const shown = new Set([await titleOf(page)])
    for (let n = 0; n < 2; n++) {
      await page.keyboard.press('ArrowDown')
      await eventually('another film', async () => shown.size < shown.add(await titleOf(page)).size)
    }
    assert.equal(shown.size, 3, 'every film once')
    await eventually('the end', async () => {
      await page.keyboard.press('ArrowDown')
      return await page.getByRole('button', { name: feed.watchRest }).isVisible()
    })
    const heading = page.getByRole('heading', { level: 1 })
    assert.equal(
      ((await heading.textContent()) ?? '').replace(/[\s\u200b]/g, ''),
      feed.leftTitle({ count: '3' }).replace(/\s/g, ''),
    )
    assert.ok(await heading.evaluate((one) => one === document.activeElement), 'it has the focus')
    assert.equal(await page.locator('main').count(), 1)
    const words = (await page.locator('main').textContent()) ?? ''
    assert.doesNotMatch(words, language === 'ja' ? /変更/ : /change/, 'nothing of votes that nobody has')
    await shot(page, `evening-end.${language}`)
    await page.getByRole('link', { name: feed.toEvening }).click()
    await page.getByRole('heading', { name: evening.title }).waitFor()
    await page.getByText(evening.parts.begun).waitFor()
    await shot(page, `evening-list.${language}`)
    await page.goBack()
    await page.getByRole('button', { name: feed.watchRest }).click()
    await playing(page)
  })

test('the count-down moves for new seconds only, and a sheet or an unseen page holds the film', async () => {
  await using festival = await openFestival()
  const { pool } = festival.platform
  await plantVoting(festival.platform, { films: 2 })
  await givePlayable(festival.platform, 30)
  const page = await (await festival.browser('en')).newPage()
  await page.goto('/')
  await playing(page)
  const left = () =>
    page.evaluate(() => {
      const [, m = '', s = ''] =
        /(\d+):(\d\d)/.exec(document.querySelector('button em')?.textContent ?? '') ?? []
      return Number(m) * 60 + Number(s)
    })
  await eventually('some seconds watched', async () => (await left()) <= 19)
  // the same seconds again: they are not new
  const before = await left()
  await page.evaluate(() => {
    for (const video of document.querySelectorAll('video')) if (!video.paused) video.currentTime = 0
  })
  const seen: number[] = []
  for (let n = 0; n < 12; n++) {
    await page.waitForTimeout(250)
    seen.push(await left())
  }
  assert.ok(
    seen.every((now) => now <= before && now >= before - 1),
    `${before}: ${seen}`,
  )

  await page.getByRole('button', { name: playerEn.share }).click()
  await page.getByRole('dialog').waitFor()
  await still(page)
  const at = await secondOf(page)
  await page.waitForTimeout(500)
  assert.equal(await secondOf(page), at)
  await page.keyboard.press('Escape')
  await playing(page)

  // the page is hidden: it stops, and what was watched is told at once
  const hide = (state: string) =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { value: now, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }, state)
  await hide('hidden')
  await still(page)
  const watched = async () =>
    (await pool.query<{ ms: number }>('select sum(watched_ms)::int as ms from viewing')).rows[0]?.ms ?? 0
  await page.waitForTimeout(400)
  const told = await watched()
  await page.waitForTimeout(6000)
  assert.equal(await watched(), told, 'an unseen page earns nothing')
  await hide('visible')
  await playing(page)
})

for (const [language, t] of [
  ['ja', ballotJa],
  ['en', ballotEn],
] as const)
  test(`the sign-in is asked once, and a swipe under it is the next film (${language})`, async () => {
    await using festival = await openFestival()
    await plantVoting(festival.platform, { films: 3 })
    await givePlayable(festival.platform, 6)
    const page = await (await festival.browser(language)).newPage()
    await page.goto('/')
    const signIn = page.getByRole('link', { name: t.signIn })
    await signIn.waitFor({ timeout: 60_000 })
    assert.ok(
      await page.evaluate(() => document.activeElement?.tagName === 'H2'),
      'whoever does not see it is taken along',
    )
    const title = await page.locator('section h1').textContent()
    await page.mouse.move(190, 260)
    await page.mouse.down()
    await page.mouse.move(190, 60, { steps: 6 })
    await page.mouse.up()
    await signIn.waitFor({ state: 'detached' })
    await eventually('the next film', async () => (await page.locator('section h1').textContent()) !== title)
    await playing(page)
    // its end is quiet: it begins again
    await page.waitForFunction(
      () => [...document.querySelectorAll('video')].some((video) => !video.paused && video.currentTime > 4.9),
      null,
      { timeout: 60_000 },
    )
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('video')].some(
          (video) => !video.paused && video.currentTime > 0.2 && video.currentTime < 4,
        ),
      null,
      { timeout: 60_000 },
    )
    assert.equal(await page.getByRole('dialog').count(), 0)
    // the frame still opens it
    await page
      .locator('section button', { has: page.locator('span') })
      .last()
      .click()
    await signIn.waitFor()
    await page.keyboard.press('Escape')
    await signIn.waitFor({ state: 'detached' })
  })

test('keys are listed, those of one letter can be turned off, and the slider’s arrows move the position', async () => {
  await using festival = await openFestival()
  await plantScreening(festival.platform, { films: 3, durationMs: 20_000 })
  await givePlayable(festival.platform, 20)
  const page = await (await festival.browser('en', 'laptop')).newPage()
  await page.goto('/')
  await playing(page)
  await shot(page, 'evening-wide')
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog')
  await dialog.getByText(playerEn.nextFilm).first().waitFor()
  await shot(page, 'evening-keys')
  await dialog.getByText(playerEn.letterKeys).click()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  const title = await titleOf(page)
  await page.keyboard.press('j')
  await page.keyboard.press('?')
  await page.waitForTimeout(300)
  assert.deepEqual([await titleOf(page), await dialog.count()], [title, 0])
  await page.getByRole('slider', { name: playerEn.position }).focus()
  const at = await secondOf(page)
  await page.keyboard.press('ArrowUp')
  await page.waitForFunction(
    (before) =>
      Math.max(...[...document.querySelectorAll('video')].map((one) => one.currentTime)) > before + 4,
    at,
  )
  assert.equal(await titleOf(page), title)
  await page.evaluate('document.activeElement?.blur()')
  await page.keyboard.press('ArrowDown')
  await eventually('the next film', async () => (await titleOf(page)) !== title)
})

test('a film that waits for the line says so at once, and in words when it takes a while', async () => {
  await using festival = await openFestival()
  await plantScreening(festival.platform, { films: 1, durationMs: 20_000 })
  await givePlayable(festival.platform, 20)
  const page = await (await festival.browser('en')).newPage()
  const line = Promise.withResolvers<void>()
  await page.route('**/start.mp4*', async (route) => {
    await line.promise
    await route.continue()
  })
  await page.goto('/')
  await page.locator('section[aria-label] > i').waitFor({ state: 'attached' })
  await page.getByText(playerEn.slowLine).waitFor()
  await shot(page, 'evening-slow')
  line.resolve()
  await playing(page)
  await page.getByText(playerEn.slowLine).waitFor({ state: 'detached' })
})

test('a vote by keyboard, taken back, and one that is refused because voting has closed meanwhile, are said in the slip', async () => {
  await using festival = await openFestival()
  await plantVoting(festival.platform, { films: 1 })
  await givePlayable(festival.platform, 6)
  const page = await (await festival.browser('en')).newPage()
  await page.goto('/')
  await page.getByRole('link', { name: ballotEn.signIn }).click({ timeout: 60_000 })
  await page.waitForURL('**/sign-in*')
  await comeIn(festival, page, { email: 'kai@example.jp', born: '1998-02-03', language: 'en' })
  const radios = page.getByRole('radio')
  await radios.first().waitFor()
  const votes = async () => (await festival.platform.pool.query('select from ballot')).rowCount
  // arrows choose, nothing is sent before it is asked for
  await page.keyboard.press('ArrowRight')
  assert.equal(await page.getByRole('radio', { checked: true }).count(), 1)
  await page.getByRole('button', { name: ballotEn.voteWith({ mark: '4' }) }).waitFor()
  assert.equal(await votes(), 0)
  await shot(page, 'evening-by-keys')
  await page.keyboard.press('Enter')
  await page.getByText(ballotEn.slip, { exact: true }).waitFor()
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H2', 'the receipt has the focus')

  // taken back it is said, and the slip is empty again
  await page.getByRole('button', { name: ballotEn.change, exact: true }).click()
  await page.getByRole('button', { name: ballotEn.takeBack }).click()
  await page.getByRole('dialog').getByText(ballotEn.takenBack).waitFor()
  assert.equal(await page.getByRole('radio', { checked: true }).count(), 0)
  assert.equal(await page.getByText(ballotEn.slip, { exact: true }).count(), 0)

  festival.ahead(8 * 86_400_000)
  await page.keyboard.press('5')
  await page.keyboard.press('Enter')
  const alert = page.getByRole('dialog').getByRole('alert')
  await alert.waitFor()
  assert.ok((await alert.textContent())?.trim())
  await page.getByText(ballotEn.closedText).waitFor()
  assert.equal(await votes(), 2)
})
