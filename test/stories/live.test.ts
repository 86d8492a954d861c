import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addPerson } from '#features/account/account.ts'
import { submit } from '#features/entry/entry.ts'
import overviewEn from '../../web/messages/overview.en.ts'
import { aFilm, makeWatchable } from '../a-film.ts'
import { anEdition } from '../an-edition.ts'
import { comeIn } from './come-in.ts'
import { type Festival, openFestival } from './festival.ts'

const day = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString()

for (const lines of ['on its line', 'without a line, by asking now and then'])
  test(`an open overview shows what comes in ${lines}`, async () => {
    await using festival = await openFestival()
    const { platform } = festival
    const email = 'yuri@example.jp'
    const organiser = await addPerson(platform, { email, roles: [{ role: 'organiser', editionId: null }] })
    const edition = await anEdition({ platform }, organiser.id, {
      slug: 'night',
      phases: { submissions: [inDays(-7), inDays(7)], screening: [inDays(-7), inDays(14)] },
    })
    const browser = await festival.browser('en', 'laptop')
    if (lines !== 'on its line') await browser.routeWebSocket(/\/api\/realtime/, (socket) => socket.close())
    const page = await browser.newPage()
    await page.goto('/sign-in?to=/console/night')
    await comeIn(festival, page, { email, language: 'en' })
    const received = page.locator('dl div').filter({ hasText: overviewEn.received }).locator('dd')
    await received.getByText('0', { exact: true }).waitFor()
    let loads = 0
    page.on('load', () => loads++)

    await enterFilm(festival, edition.hashtags[0] ?? '')
    await received.getByText('1', { exact: true }).waitFor()
    await page.getByText('1 person').first().waitFor()
    assert.equal(loads, 0)
  })

test('a maker sees a film become ready without asking for the page again', async () => {
  await using festival = await openFestival()
  const { platform } = festival
  const email = 'mio@example.jp'
  const maker = await addPerson(platform, { email, birthDate: '1990-04-30' })
  const filmId = await aFilm({ platform }, maker.id)
  await makeWatchable({ platform, work: async () => undefined }, filmId)
  const { db, bell } = platform
  const prepared = async (perCent: number) => {
    await db
      .updateTable('preparation')
      .set({
        state: perCent < 100 ? 'working' : 'complete',
        stage: perCent < 100 ? 'first' : 'done',
        perCent,
      })
      .where('filmId', '=', filmId)
      .execute()
    bell.look('films/:id/preparation', { id: filmId })
  }
  await prepared(12)
  const browser = await festival.browser('en')
  const page = await browser.newPage()
  await page.goto(`/sign-in?to=/studio/${filmId}`)
  await comeIn(festival, page, { email, language: 'en' })
  const bar = page.getByRole('progressbar')
  await bar.waitFor()
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(request.url())
  })
  await prepared(34)
  await page.locator('[role=progressbar][aria-valuenow="34"]').waitFor()
  await prepared(56)
  await page.locator('[role=progressbar][aria-valuenow="56"]').waitFor()
  assert.deepEqual(asked, [])
  await prepared(100)
  await bar.waitFor({ state: 'hidden' })
})

/** Somebody's film comes in under a hashtag. */
const enterFilm = async ({ platform }: Festival, hashtag: string): Promise<void> => {
  const maker = await addPerson(platform, { email: 'ren@example.jp', birthDate: '1990-04-30' })
  const filmId = await aFilm({ platform }, maker.id, { post: `＃${hashtag}` })
  await makeWatchable({ platform, work: async () => undefined }, filmId)
  await submit(platform, maker.id, filmId, 'en')
}
