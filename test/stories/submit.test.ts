import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import accountJa from '../../web/messages/account.ja.ts'
import enterEn from '../../web/messages/enter.en.ts'
import enterJa from '../../web/messages/enter.ja.ts'
import guardianEn from '../../web/messages/guardian.en.ts'
import guardianJa from '../../web/messages/guardian.ja.ts'
import makerEn from '../../web/messages/maker.en.ts'
import en from '../../web/messages/studio.en.ts'
import ja from '../../web/messages/studio.ja.ts'
import { comeIn } from './come-in.ts'
import { type Festival, openFestival, shot } from './festival.ts'
import { openEdition } from './open-edition.ts'
import { phoneVideos } from './phone-video.ts'
import { eventually } from './program.ts'

const words = { ja, en }
const entering = { ja: enterJa, en: enterEn }
/** As the server tells it. */
const shownAs = {
  ja: { published: '公開しました', eligible: '応募要項に合っています' },
  en: { published: 'Published', eligible: 'Meets the rules', prepared: 'Film processed' },
}
const spoken = (title: string) => title.replace('\n', ' ')

test('a film goes from a phone to the feed', async () => {
  await using festival = await openFestival()
  await using videos = await phoneVideos()
  await openEdition(festival)
  for (const language of ['ja', 'en'] as const) {
    const t = words[language]
    const page = await (await festival.browser(language)).newPage()
    await page.goto('/sign-in?to=/submit')
    await comeIn(festival, page, { email: `maker.${language}@example.jp`, born: '1998-04-01', language })
    await shot(page, `submit-pick.${language}`)
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(await videos.upright(4))
    await page.getByRole('heading', { name: spoken(t.fineTitle) }).waitFor()
    await shot(page, `submit-check.${language}`)
    await page.getByRole('button', { name: t.goOn, exact: true }).click()
    if (language === 'ja') await misspellReading(festival, page)
    await write(page, language, language === 'ja' ? '屋上の雲' : 'Cloud on a Roof')
    await page.waitForURL(/\/studio\//)
    assert.ok(await festival.mailed(`team.${language}@example.jp`, /\/invitations\/[\w-]+/))
    await page.getByText(shownAs[language].published, { exact: true }).waitFor({ timeout: 60_000 })
    await page.getByText(shownAs[language].eligible, { exact: true }).first().waitFor()
    await shot(page, `entry.${language}`)
  }
  const audience = await (await festival.browser('en')).newPage()
  await audience.goto('/')
  await eventually('a film plays', () => audience.evaluate<boolean>(`${playing} !== undefined`))
  const upright = await audience.evaluate(`${playing}.videoHeight > ${playing}.videoWidth`)
  assert.equal(upright, true, 'the film stands upright')
  await shot(audience, 'feed.en')
})

test('a recording that stops half-way is refused with its reason, and the maker can choose another', async () => {
  await using festival = await openFestival()
  await using videos = await phoneVideos()
  await openEdition(festival)
  const t = words.ja
  const page = await (await festival.browser('ja')).newPage()
  await page.goto('/sign-in?to=/submit')
  await comeIn(festival, page, { email: 'maker@example.jp', born: '1998-04-01', language: 'ja' })
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await videos.cutShort())
  await page.getByText(t.problems.unreadable.title).waitFor()
  await shot(page, 'submit-unreadable.ja')
  // the maker insists
  await page.getByRole('button', { name: t.ways.send }).click()
  await page.getByRole('button', { name: t.goOn, exact: true }).click()
  await page
    .getByRole('heading', { name: spoken(t.fileRefused.media_incomplete ?? '') })
    .waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: t.chooseOther }).waitFor()
  await shot(page, 'submit-refused.ja')
})

test('a film of a maker under 18 is published when the guardian has consented', async () => {
  await using festival = await openFestival()
  await using videos = await phoneVideos()
  await openEdition(festival)
  const t = words.en
  const born = `${new Date().getFullYear() - 15}-01-01`
  const page = await (await festival.browser('en')).newPage()
  await page.goto('/sign-in?to=/submit')
  await comeIn(festival, page, { email: 'young@example.jp', born, language: 'en' })
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await videos.upright(3))
  await page.getByRole('button', { name: t.goOn, exact: true }).click()
  await write(page, 'en', 'After School')
  await page.waitForURL(/\/studio\//)
  await page.getByText(makerEn.todo.guardian.title).waitFor()
  await page.getByText(shownAs.en.prepared, { exact: true }).waitFor({ timeout: 60_000 })
  await shot(page, 'entry-guardian.en')
  const entry = page.url()

  await page.getByRole('link', { name: makerEn.act.guardian }).click()
  await page.getByLabel(guardianEn.email).fill('mother@example.jp')
  await page.getByRole('button', { name: guardianEn.ask, exact: true }).click()
  await page.getByText(guardianEn.state.asked({ email: 'mother@example.jp' })).waitFor()

  const link = await festival.mailed('mother@example.jp', /\/guardian\/[\w-]+/)
  const guardian = await (await festival.browser('ja')).newPage()
  await guardian.goto(link)
  await guardian.getByText(guardianJa.filmState.asked).waitFor()
  await shot(guardian, 'guardian.ja')
  await consent(festival, guardian)

  await page.goto(entry)
  await page.getByText(shownAs.en.published, { exact: true }).waitFor({ timeout: 60_000 })
})

/** In the page: the video that has shown half a second. */
const playing = `[...document.querySelectorAll('video')].find((video) => video.currentTime > 0.5)`

/** Titles, promises and the post, written while the film is on its way; at the end it is submitted. */
async function write(page: Page, language: 'ja' | 'en', title: string): Promise<void> {
  const t = words[language]
  await page.waitForURL(/\/submit\//)
  await shot(page, `submit-upload.${language}`)
  const e = entering[language]
  await page.getByRole('textbox', { name: e.name, exact: true }).fill(title)
  await page.getByLabel(e.by).fill(language === 'ja' ? '浜田 夏' : 'Natsu Hamada')
  // written and not pressed: it goes with the rest
  await page.locator('summary', { hasText: e.people }).click()
  await page.getByRole('textbox', { name: t.email, exact: true }).fill(`team.${language}@example.jp`)
  for (const promise of [t.ownWork, t.music, t.people]) await page.getByLabel(promise).check({ force: true })
  await shot(page, `submit-words.${language}`)
  await page.getByRole('button', { name: new RegExp(`^${e.enter({ edition: '.*' })}$`) }).click()
}

/** A word that is refused keeps no other from being saved. */
async function misspellReading({ platform: { db } }: Festival, page: Page): Promise<void> {
  await page.waitForURL(/\/submit\//)
  await page.getByRole('textbox', { name: enterJa.name, exact: true }).fill('屋上')
  await page.locator('summary', { hasText: enterJa.titles }).click()
  await page.getByRole('textbox', { name: ja.reading, exact: true }).fill('Okujo')
  await eventually('the title is saved without its reading', async () => {
    const { title } = await db.selectFrom('film').select('title').executeTakeFirstOrThrow()
    return (title as { original: string }).original === '屋上'
  })
  await page.locator('[aria-invalid]').first().waitFor()
  await page.getByRole('textbox', { name: ja.reading, exact: true }).fill('おくじょう')
  await page.locator('[aria-invalid]').first().waitFor({ state: 'detached' })
}

async function consent(festival: Festival, page: Page): Promise<void> {
  await page.getByLabel(accountJa.guardianName).fill('朝比奈 洋子')
  await page.getByText(accountJa.guardianRelations.parent, { exact: true }).click()
  await page.getByRole('checkbox').check({ force: true })
  await page.getByRole('button', { name: accountJa.guardianGive }).click()
  const cells = page.getByRole('textbox', { name: accountJa.codeGroup })
  await cells.waitFor()
  await cells.fill(await festival.mailed('mother@example.jp', /\d{6}/))
  await page.getByText(guardianJa.filmState.public).waitFor()
  await shot(page, 'guardian-public.ja')
}
