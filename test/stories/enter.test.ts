/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import accountEn from '../../web/messages/account.en.ts'
import accountJa from '../../web/messages/account.ja.ts'
import commonEn from '../../web/messages/common.en.ts'
import commonJa from '../../web/messages/common.ja.ts'
import enterEn from '../../web/messages/enter.en.ts'
import enterJa from '../../web/messages/enter.ja.ts'
import en from '../../web/messages/studio.en.ts'
import ja from '../../web/messages/studio.ja.ts'
import { plantScreening } from '../screening.ts'
import { answerBirthDate, comeIn } from './come-in.ts'
import { type Festival, openFestival, shot } from './festival.ts'
import { openEdition } from './open-edition.ts'
import { phoneVideos } from './phone-video.ts'
import { givePlayable } from './playable.ts'
import { eventually } from './program.ts'

const words = {
  ja: { common: commonJa, account: accountJa, enter: enterJa, studio: ja },
  en: { common: commonEn, account: accountEn, enter: enterEn, studio: en },
}
const spoken = (title: string) => title.replace('\n', ' ')
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const pick = (page: Page, file: string) => page.locator('input[type=file]').first().setInputFiles(file)

for (const language of ['ja', 'en'] as const)
  test(`whoever has no account submits by three answers, and loses nothing on the way (${language})`, async () => {
    await using festival = await openFestival()
    await using videos = await phoneVideos()
    await openEdition(festival)
    const { common, enter, studio } = words[language]
    const page = await (await festival.browser(language)).newPage()
    await page.goto('/submit')
    await button(page, studio.pickFile).waitFor()
    await shot(page, `enter-pick.${language}`)
    await pick(page, await videos.upright(6))
    await page.getByText('upright-6.mp4').waitFor()
    await kept(page)
    await page.reload()
    await page.getByRole('heading', { name: spoken(studio.fineTitle) }).waitFor()
    // back leads to where one chose, and the film is offered still
    await page.goBack()
    await page.getByText(studio.chosen).waitFor()
    await shot(page, `enter-chosen.${language}`)
    await page.locator('li button', { hasText: 'upright-6.mp4' }).click()
    await button(page, studio.signInFirst).click()
    await signIn(festival, page, language)

    // it goes on its way by itself: that was asked for before signing in
    await page.waitForURL(/\/submit\/[0-9a-f-]{36}$/)
    const title = page.getByRole('textbox', { name: enter.name, exact: true })
    await title.waitFor()
    await shot(page, `enter-form.${language}`)
    assert.equal(await page.locator('i[aria-hidden]', { hasText: common.required }).count(), 2)
    const send = button(page, new RegExp(`^${enter.enter({ edition: '.*' })}$`))
    await send.click()
    await page.getByText(enter.promisesMissing).waitFor()
    assert.equal(await page.locator('[aria-invalid="true"]').count(), 4, 'the title and three ticks')
    await shot(page, `enter-missing.${language}`)
    await title.evaluate((field: HTMLInputElement) => {
      field.value = '夜'.repeat(1_000_000)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await page
      .getByText(/80.*1000000|1000000.*80/)
      .first()
      .waitFor()
    await title.fill(language === 'ja' ? '屋上の雲' : 'Cloud on a Roof')
    for (const one of [studio.ownWork, studio.music, studio.people])
      await page.getByLabel(one).check({ force: true })
    await page.getByText(enter.saved).waitFor()
    await page.locator('summary', { hasText: enter.poster }).click()
    const scenes = page.getByRole('radiogroup', { name: enter.poster })
    await scenes.locator('label').nth(3).click()
    const chosen = () => festival.platform.db.selectFrom('film').select('posterAtMs').executeTakeFirst()
    await eventually('the poster is chosen', async () => Number((await chosen())?.posterAtMs) > 0)
    await shot(page, `enter-poster.${language}`)
    await button(page, enter.preview).click()
    const preview = page.getByRole('dialog', { name: enter.previewTitle })
    await preview.getByText(language === 'ja' ? '屋上の雲' : 'Cloud on a Roof').waitFor()
    await eventually('it plays', () =>
      preview.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime > 0.2),
    )
    await shot(page, `enter-preview.${language}`)
    await page.goBack()
    await preview.waitFor({ state: 'hidden' })

    await page.reload()
    await title.waitFor()
    assert.equal(await title.inputValue(), language === 'ja' ? '屋上の雲' : 'Cloud on a Roof')
    for (const one of [studio.ownWork, studio.music, studio.people])
      assert.ok(await page.getByLabel(one).isChecked(), one)
    await send.click()
    await page.waitForURL(/\/(entries|studio)\//)
    await page.goBack()
    await page.waitForURL((url) => !/\/submit\/[0-9a-f-]{36}/.test(url.pathname))
  })

test('what is left out is not submitted: without its hashtag a film stays on its maker’s page', async () => {
  await using festival = await openFestival()
  await using videos = await phoneVideos()
  await openEdition(festival)
  const page = await (await festival.browser('en')).newPage()
  await page.goto('/sign-in?to=/submit')
  await comeIn(festival, page, { email: 'mio@example.jp', born: '1998-04-01', language: 'en' })
  await pick(page, await videos.upright(3))
  await button(page, en.goOn).click()
  const goes = page.getByRole('checkbox', { name: new RegExp(enterEn.tagEnters({ edition: '' })) })
  assert.ok(await goes.isChecked())
  await goes.uncheck({ force: true })
  await page.getByText(enterEn.tagNone).waitFor()
  await page.getByRole('textbox', { name: enterEn.name, exact: true }).fill('Cloud')
  for (const one of [en.ownWork, en.music, en.people]) await page.getByLabel(one).check({ force: true })
  await button(page, enterEn.publish).click()
  await page.waitForURL(/\/studio\//)
  assert.deepEqual(await festival.platform.db.selectFrom('entry').select('id').execute(), [])
})

test('at every size what one does is on the first screen, and a desk says that films may be dragged there', async () => {
  await using festival = await openFestival()
  await openEdition(festival)
  for (const [language, device] of [
    ['ja', 'phone'],
    ['en', 'phone'],
    ['ja', 'laptop'],
    ['en', 'laptop'],
  ] as const) {
    const { studio } = words[language]
    const page = await (await festival.browser(language, device)).newPage()
    await page.goto('/submit')
    const sizes =
      device === 'phone'
        ? ([
            [390, 844],
            [320, 568],
            [844, 390],
          ] as const)
        : ([[1440, 900]] as const)
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height })
      for (const name of [studio.pickFile, studio.pickShoot]) {
        const box = await button(page, name).boundingBox()
        const nav = await page.getByRole('navigation').last().boundingBox()
        const foot = nav && nav.width > nav.height ? nav.y : height
        assert.ok(box && box.y >= 0 && box.y + box.height <= foot, `${name} at ${width} × ${height}`)
      }
      await shot(page, `enter-pick.${language}.${width}x${height}`)
    }
    assert.equal(await page.getByText(studio.pickDrop).isVisible(), device === 'laptop')
    // dropped like on a desk, and with nothing in it
    const dropped = await page.evaluateHandle(() => {
      const all = new DataTransfer()
      all.items.add(new File([], 'empty.mp4', { type: 'video/mp4' }))
      return all
    })
    await page.dispatchEvent('main', 'drop', { dataTransfer: dropped })
    await page.getByRole('heading', { name: studio.problems.empty.title }).waitFor()
    await shot(page, `enter-empty.${language}.${device}`)
    await button(page, studio.ways.choose).click()
    await button(page, studio.pickFile).waitFor()
    // nobody without an account is led to a sign-in by closing
    await page.getByRole('link', { name: words[language].common.close }).click()
    await page.waitForURL((url) => url.pathname === '/')
  }
})

test('takes outlive a slip of the thumb, a step back and a closed page', async () => {
  await using festival = await openFestival()
  await openEdition(festival)
  const page = await (await festival.browser('ja')).newPage()
  const count = (n: number) =>
    page
      .getByText(ja.takes({ count: n }), { exact: true })
      .first()
      .waitFor()
  await page.goto('/submit')
  await button(page, ja.pickShoot).click()
  await button(page, ja.shootStart).click()
  for (const n of [1, 2]) {
    await button(page, ja.record).click()
    await page.getByText('0:01', { exact: true }).waitFor()
    await button(page, ja.stop).click()
    await count(n)
  }
  await button(page, ja.dropTake).click()
  await count(1)
  await button(page, ja.undo).click()
  await count(2)
  await button(page, ja.playTakes).click()
  await eventually('the takes play', () =>
    page.locator('dialog video').evaluate((video: HTMLVideoElement) => video.currentTime > 0.2),
  )
  await page.goBack()
  await shot(page, 'enter-takes.ja')
  await page.setViewportSize({ width: 844, height: 390 })
  await page.getByText(ja.holdUpright).waitFor()
  const lies = await button(page, ja.useTakes).boundingBox()
  assert.ok(lies && lies.y + lies.height <= 390, 'what one presses is on the screen of a phone that lies')
  await shot(page, 'enter-takes-lying.ja')
  await page.setViewportSize({ width: 390, height: 844 })
  await button(page, ja.useTakes).click()
  await page.getByText(/\.(webm|mp4|mkv)/).waitFor()
  await page.goBack()
  await count(2)
  // whoever begins to record and goes back has that take too
  await button(page, ja.record).click()
  await page.getByText('0:01', { exact: true }).waitFor()
  await page.goBack()
  await page.getByText(ja.takesKept).waitFor()
  await page.close()
  const again = await page.context().newPage()
  await again.goto('/submit')
  await again
    .getByText(ja.takes({ count: 3 }))
    .first()
    .waitFor()
  await shot(again, 'enter-takes-kept.ja')
})

test('a film that is on show is celebrated once, and passed on by a card and a short address', async () => {
  await using festival = await openFestival()
  const { platform } = festival
  const { makerId } = await plantScreening(platform, { films: 1 })
  await givePlayable(platform, 3)
  const { email: address } = await platform.db
    .selectFrom('person')
    .select('email')
    .where('id', '=', makerId)
    .executeTakeFirstOrThrow()
  for (const [language, device] of [
    ['ja', 'phone'],
    ['en', 'laptop'],
  ] as const) {
    const { enter } = words[language]
    const browser = await festival.browser(language, device)
    await browser.grantPermissions(['clipboard-read', 'clipboard-write'])
    const page = await browser.newPage()
    await page.goto('/sign-in?to=/studio')
    await platform.db.deleteFrom('mail').execute()
    await comeIn(festival, page, { email: address ?? '', language })
    await page.getByRole('heading', { name: spoken(enter.onShowTitle) }).waitFor()
    const card = page.locator('figure img[src^="blob:"]')
    await card.waitFor()
    const size = await card.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])
    assert.deepEqual(size, [1080, 1920])
    await shot(page, `enter-on-show.${language}`)
    if (process.env.SHOTS) {
      const saved = page.waitForEvent('download')
      await page.getByRole('link', { name: enter.shareCard }).click()
      await (await saved).saveAs(`${process.env.SHOTS}/enter-card.${language}.jpg`)
    }
    await button(page, enter.copy).click()
    await page.getByText(enter.copied).waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    assert.match(link, /\/f\/[2-9a-z]{8}$/)
    await page.goto(link)
    await page.waitForURL(/\/films\/[0-9a-f-]{36}$/)
    await page.goto('/studio')
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    assert.equal(await page.getByRole('heading', { name: spoken(enter.onShowTitle) }).count(), 0, 'once')
  }
})

test('whoever is 13 tomorrow is told so, and from which day on', async () => {
  await using festival = await openFestival()
  const page = await (await festival.browser('en')).newPage()
  await page.goto('/sign-in')
  const tomorrow = new Date(Date.now() + 86_400_000)
  const [year = 0, month = '', day = ''] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' })
    .format(tomorrow)
    .split('-')
  const born = `${Number(year) - 13}-${month}-${day}`
  await comeIn(festival, page, { email: 'kai@example.jp', born, language: 'en', staysOut: true })
  await page.getByText(accountEn.refusedAge({ age: 13 })).waitFor()
  const from = new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'Asia/Tokyo',
  }).format(tomorrow)
  assert.ok(
    ((await page.locator('main').textContent()) ?? '').replaceAll(/[\u00a0\u2060]/g, ' ').includes(from),
  )
  await shot(page, 'enter-too-young.en')
})

test('whoever is under 18 hears at once what that means', async () => {
  await using festival = await openFestival()
  for (const language of ['ja', 'en'] as const) {
    const { account } = words[language]
    const page = await (await festival.browser(language)).newPage()
    await page.goto('/sign-in?to=/me')
    await page.getByLabel(account.address).fill(`young.${language}@example.jp`)
    await button(page, account.sendCode).click()
    const cells = page.getByRole('textbox', { name: account.codeGroup })
    await cells.waitFor()
    await cells.fill(await festival.mailed(`young.${language}@example.jp`, /^\d{6}$/m))
    await answerBirthDate(page, `${new Date().getFullYear() - 15}-01-01`, language)
    for (const point of account.youngPoints) await page.getByText(point).waitFor()
    await shot(page, `enter-young.${language}`)
    await button(page, account.youngGo).click()
    await page.waitForURL('**/me')
  }
})

/** With a look at the terms and a step back on the way. */
const signIn = async (festival: Festival, page: Page, language: 'ja' | 'en') => {
  const { account } = words[language]
  const email = `mio.${language}@example.jp`
  const address = page.getByLabel(account.address)
  await address.fill(email)
  await page.getByRole('link', { name: account.termsLink }).click()
  await page.waitForURL('**/terms')
  await page.goBack()
  await address.waitFor()
  assert.equal(await address.inputValue(), email)
  await button(page, account.sendCode).click()
  await page.getByRole('textbox', { name: account.codeGroup }).waitFor()
  await page.goBack()
  await address.waitFor()
  assert.equal(await address.inputValue(), email)
  await page.goForward()
  await address.waitFor()
  await comeIn(festival, page, { email, born: '1998-04-01', language })
}

/** Until the browser has its copy. */
const kept = (page: Page) =>
  eventually('the film is kept', () =>
    page.evaluate<boolean>(`new Promise((done) => {
      const opened = indexedDB.open('verticale-studio')
      opened.onsuccess = () => {
        const all = opened.result.transaction('uploads').objectStore('uploads').getAll()
        all.onsuccess = () => { done(all.result.length > 0); opened.result.close() }
      }
    })`),
  )
