import assert from 'node:assert/strict'
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import common from '../../web/messages/common.ja.ts'
import enter from '../../web/messages/enter.ja.ts'
import t from '../../web/messages/studio.ja.ts'
import { launchLasting, phone } from './chromium.ts'
import { comeIn } from './come-in.ts'
import { type Festival, openFestival, shot } from './festival.ts'
import { openEdition } from './open-edition.ts'
import { type PhoneVideos, phoneVideos } from './phone-video.ts'
import { eventually } from './program.ts'

/** A maker whose film is on its way; the server takes the rest of it when `goOn` is called. */
type Begun = { page: Page; file: string; goOn(): Promise<void> }

test('a file that is changed while it is sent goes on from the copy that the browser made', async () => {
  await using festival = await openFestival()
  await using videos = await phoneVideos()
  const profile = await mkdtemp(join(tmpdir(), 'verticale-profile-'))
  // a browser that keeps nothing makes no copy either: it remembers where the file lies
  const browser = await launchLasting(profile, { ...phone, locale: 'ja-JP', baseURL: festival.url })
  after(() => browser.close().then(() => rm(profile, { recursive: true, force: true })))
  const { page, file, goOn } = await begin(festival, videos, browser)
  await eventually('the browser has its copy', () => page.evaluate<boolean>(hasCopy))
  await appendFile(file, 'changed')
  await goOn()
  await page.getByText(t.arrivedAll).waitFor()
})

test('without a copy, a file that is changed is asked for again in words', async () => {
  await using festival = await openFestival()
  await using videos = await phoneVideos()
  const { page, file, goOn } = await begin(festival, videos)
  await page.evaluate(`new Promise((done) => {
    const opened = indexedDB.open('verticale-studio')
    opened.onsuccess = () => {
      const cleared = opened.result.transaction('uploads', 'readwrite').objectStore('uploads').clear()
      cleared.onsuccess = done
    }
  })`)
  await appendFile(file, 'changed')
  await goOn()
  await page.getByText(t.lostTitle).first().waitFor()
  await shot(page, 'sending-lost.ja')
  // another one is not it, and may be a film of its own
  await page.getByLabel(t.pickSame).setInputFiles(await videos.upright(3))
  await page.getByText(t.lostOther).waitFor()
  await page.getByRole('button', { name: enter.otherFilm }).click()
  await page.getByText('upright-3.mp4').waitFor()
  await page.getByRole('heading', { name: t.fineTitle.replace('\n', ' ') }).waitFor()
  // the one that waits for its file is named, with how far it is
  await page.goBack()
  const begun = page.getByRole('link', { name: /upright-8\.mp4.*\d+%/ })
  await begun.waitFor()
  await shot(page, 'sending-begun.ja')
})

test('a session that ends while a film is sent asks to sign in, and goes on where it was', async () => {
  await using festival = await openFestival()
  await using videos = await phoneVideos()
  const { page, goOn } = await begin(festival, videos)
  const kept = (await page.context().cookies()).filter(({ name }) => !name.includes('session'))
  await page.context().clearCookies()
  await page.context().addCookies(kept)
  await goOn()
  await page.getByText(t.signedOutTitle).waitFor()
  await shot(page, 'sending-signed-out.ja')
  await festival.platform.db.deleteFrom('mail').execute()
  await page.getByRole('link', { name: common.signIn }).click()
  await comeIn(festival, page, { email: 'maker@example.jp', language: 'ja' })
  await page.waitForURL(/\/submit\//)
  await page.getByText(t.arrivedAll).waitFor()
})

test('of two tabs one sends; when it is closed the other goes on', async () => {
  await using festival = await openFestival()
  await using videos = await phoneVideos()
  const { page } = await begin(festival, videos)
  const second = await page.context().newPage()
  const sent: string[] = []
  second.on('request', (request) => request.method() === 'PATCH' && sent.push(request.url()))
  await second.goto(page.url())
  await second.getByText(t.elsewhereTitle).waitFor()
  await shot(second, 'sending-elsewhere.ja')
  assert.deepEqual(sent, [], 'the second tab sends nothing meanwhile')
  await page.close()
  await second.getByText(t.arrivedAll).waitFor()
  assert.ok(sent.length > 0)
})

const hasCopy = `new Promise((done) => {
  const opened = indexedDB.open('verticale-studio')
  opened.onsuccess = () => {
    const all = opened.result.transaction('uploads').objectStore('uploads').getAll()
    all.onsuccess = () => done(all.result.some(({ file }) => file !== undefined))
  }
})`

const begin = async (festival: Festival, videos: PhoneVideos, browser?: BrowserContext): Promise<Begun> => {
  await openEdition(festival)
  const page = await (browser ?? (await festival.browser('ja'))).newPage()
  await page.goto('/sign-in?to=/submit')
  await comeIn(festival, page, { email: 'maker@example.jp', born: '1998-04-01', language: 'ja' })
  const file = await videos.upright(8)
  const gate = Promise.withResolvers<void>()
  let parts = 0
  await page.route('**/api/uploads/**', async (route) => {
    if (route.request().method() === 'PATCH' && ++parts > 1) await gate.promise
    await route.continue().catch(() => undefined)
  })
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page.getByRole('button', { name: t.goOn, exact: true }).click()
  await page.waitForURL(/\/submit\/[0-9a-f-]{36}/)
  await eventually('the server holds the first part', async () => {
    const shown = Number(await page.getByRole('progressbar').first().getAttribute('aria-valuenow'))
    return shown > 0 && shown < 100
  })
  const opened = page.url()
  if (!/\/submit\/[0-9a-f-]{36}$/.test(opened)) await page.goto(opened.replace(/\/words$/, ''))
  return {
    page,
    file,
    goOn: async () => {
      gate.resolve()
      await page.unroute('**/api/uploads/**', undefined)
    },
  }
}
