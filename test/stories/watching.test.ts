/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Platform } from '#platform/platform.ts'
import { plantScreening } from '#test/screening.ts'
import { openFestival, shot } from './festival.ts'
import { eventually } from './program.ts'

const seconds = 6

/** Puts one short clip behind every planted film. */
const giveMedia = async ({ storage, pool, config }: Platform): Promise<void> => {
  const file = join(config.dataDir, 'clip.mp4')
  const made = spawnSync('ffmpeg', [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', `gradients=s=180x320:r=15:d=${seconds}`],
    ...[
      '-f',
      'lavfi',
      '-i',
      `sine=duration=${seconds}`,
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p',
    ],
    ...['-c:a', 'aac', '-movflags', '+faststart', file],
  ])
  assert.equal(made.status, 0, String(made.stderr))
  const { hash, bytes } = await storage.putFile(file)
  await pool.query(`insert into blob (hash, bytes, media_type) values ($1, $2, 'video/mp4')`, [hash, bytes])
  await pool.query('update rendition set hash = $1, duration_ms = $2', [hash, seconds * 1000])
  await pool.query('update original set duration_ms = $1', [seconds * 1000])
}

const titleOf = (page: Page) => page.locator('main h1').textContent()
const playing = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('video')].some((video) => !video.paused && video.currentTime > 0.1),
  )

test('a visitor swipes through the feed; each film is shown, counted and watched', async () => {
  await using festival = await openFestival()
  const { pool } = festival.platform
  const { filmIds } = await plantScreening(festival.platform, { films: 4, durationMs: seconds * 1000 })
  await giveMedia(festival.platform)
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
  await giveMedia(festival.platform)
  const browser = await festival.browser('en')
  const page = await browser.newPage()
  await page.goto('/')
  await playing(page)
  await page.mouse.click(195, 300)
  await page.waitForFunction(() => [...document.querySelectorAll('video')].every((video) => video.paused))
  await page.waitForTimeout(1500)
  assert.ok(await page.evaluate(() => [...document.querySelectorAll('video')].every((video) => video.paused)))
  await page.getByRole('button', { name: 'Sound on' }).click()
  await page.reload()
  await page.getByRole('button', { name: 'Mute', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('dialog').getByText('/films/').waitFor()
})

test('the film’s own page plays it, and one that is not public says so', async () => {
  await using festival = await openFestival()
  const { filmIds } = await plantScreening(festival.platform, { films: 2, durationMs: seconds * 1000 })
  await giveMedia(festival.platform)
  const browser = await festival.browser('en', 'laptop')
  const page = await browser.newPage()
  await page.goto(`/films/${filmIds[0]}`)
  await playing(page)
  assert.equal(await titleOf(page), 'Film 1')
  await festival.platform.pool.query('delete from publication where film_id = $1', [filmIds[0]])
  const gone = await page.goto(`/films/${filmIds[0]}`)
  assert.equal(gone?.status(), 404)
  await page.getByRole('heading', { name: 'This film is not public' }).waitFor()
})
