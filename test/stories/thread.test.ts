import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { addPerson } from '#features/account/account.ts'
import { submit } from '#features/entry/entry.ts'
import entriesEn from '../../web/messages/entries.en.ts'
import entriesJa from '../../web/messages/entries.ja.ts'
import en from '../../web/messages/thread.en.ts'
import ja from '../../web/messages/thread.ja.ts'
import { aFilm, tagOf } from '../a-film.ts'
import { anEdition } from '../an-edition.ts'
import { comeIn } from './come-in.ts'
import { type Festival, openFestival, shot } from './festival.ts'

const day = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString()
const catalogues = { ja: { ...entriesJa, ...ja }, en: { ...entriesEn, ...en } }

const anEntry = async ({ platform }: Festival, language: 'ja' | 'en') => {
  const email = 'yuri@example.jp'
  const organiser = await addPerson(platform, {
    email,
    name: '朝倉 百合',
    roles: [{ role: 'organiser', editionId: null }],
  })
  const edition = await anEdition({ platform }, organiser.id, {
    slug: 'night',
    phases: { submissions: [inDays(-7), inDays(7)], screening: [inDays(-7), inDays(14)] },
  })
  const maker = await addPerson(platform, {
    email: 'mio@example.jp',
    name: '澪',
    birthDate: '1990-04-30',
    language,
  })
  const filmId = await aFilm({ platform }, maker.id, { title: '凪の音', post: tagOf(edition) })
  const { entries } = await submit(platform, maker.id, filmId, language)
  return { email, entryId: entries[0]?.id ?? '' }
}

const barriers = async (page: Page, part = 'main'): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    .withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

for (const language of ['ja', 'en'] as const)
  test(`an organiser asks, the maker answers by the letter’s link and on their page (${language})`, async () => {
    await using festival = await openFestival()
    const t = catalogues[language]
    const { email, entryId } = await anEntry(festival, language)
    const desk = await (await festival.browser(language, 'laptop')).newPage()
    await desk.goto(`/sign-in?to=/console/night/entries/${entryId}`)
    await comeIn(festival, desk, { email, language })
    const deskLog = desk.getByRole('log', { name: t.log.organisers })
    await deskLog.waitFor()

    // what is being written, and what goes with it, is there again after the page was left
    await desk.getByRole('button', { name: t.send }).click()
    await desk.getByRole('alert').first().waitFor()
    await desk.getByLabel(t.label.organisers).fill('曲の許諾書を送ってください。')
    await desk.keyboard.press('Escape')
    await desk.locator('input[type=file]').setInputFiles([
      { name: '書き方.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') },
      { name: 'page.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<!doctype html>') },
    ])
    await desk.getByRole('alert').filter({ hasText: 'page.pdf' }).waitFor()
    await desk.getByText('書き方.pdf').waitFor()
    await desk.goto('/console/night')
    await desk.goBack()
    await desk.reload()
    assert.equal(await desk.getByLabel(t.label.organisers).inputValue(), '曲の許諾書を送ってください。')
    await desk.getByText('書き方.pdf').waitFor()
    await desk.getByLabel(t.noteLabel).fill('権利者に電話した')
    await desk.getByRole('button', { name: t.noteAdd }).click()
    await desk.getByText('権利者に電話した', { exact: true }).waitFor()
    await desk.getByRole('button', { name: t.send }).click()
    await deskLog.getByText('曲の許諾書を送ってください。').waitFor()
    assert.equal(await desk.getByLabel(t.label.organisers).inputValue(), '')

    // the maker, signed in nowhere, follows the link of the letter
    const link = await festival.mailed('mio@example.jp', /http:\S+\/threads\/\S+/)
    const phone = await (await festival.browser(language)).newPage()
    await phone.goto(link)
    const linkLog = phone.getByRole('log', { name: t.log.makers })
    await linkLog.getByText('曲の許諾書を送ってください。').waitFor()
    const saved = phone.waitForEvent('download')
    await linkLog.getByRole('link', { name: '書き方.pdf' }).click()
    assert.equal((await saved).suggestedFilename(), '書き方.pdf')
    await phone.getByLabel(t.label.makers).fill('送ります。')
    await phone.getByRole('button', { name: t.send }).click()
    await linkLog.getByText('送ります。').waitFor()
    assert.deepEqual(await barriers(phone), [])
    await shot(phone, `thread-link.${language}`)

    // the desk hears of it without asking, and finds the entry among those that wait
    await deskLog.getByText('送ります。').waitFor()
    await desk.getByRole('button', { name: t.rest }).waitFor()
    assert.deepEqual(await barriers(desk, '[aria-labelledby=notes]'), [])
    assert.deepEqual(await barriers(desk, '#thread'), [])
    await desk.evaluate('document.getElementById("thread").scrollIntoView()')
    await shot(desk, `thread-desk.${language}`)
    await desk.goto('/console/night')
    await desk.locator('a[href$="standing=unanswered"]').click()
    await desk.getByRole('cell').getByText(t.unanswered).waitFor()
    await shot(desk, `thread-list.${language}`)
    await desk.getByRole('link', { name: '凪の音' }).click()
    await desk.getByLabel(t.label.organisers).fill('届きました。')
    await desk.getByRole('button', { name: t.send }).click()
    await deskLog.getByText('届きました。').waitFor()

    // and the maker sees on their own page that something is new
    await phone.goto('/sign-in?to=/studio')
    await comeIn(festival, phone, { email: 'mio@example.jp', language })
    await phone.getByText(t.unreadMine({ n: 1 })).waitFor()
    await shot(phone, `thread-films.${language}`)
    await phone.getByText(t.unreadMine({ n: 1 })).click()
    const makerLog = phone.getByRole('log', { name: t.log.makers })
    await makerLog.getByText('届きました。').waitFor()
    await phone.waitForFunction('scrollY > 300')
    await desk.getByLabel(t.label.organisers).fill('ありがとうございました。')
    await desk.getByRole('button', { name: t.send }).click()
    await makerLog.getByText('ありがとうございました。').waitFor()
    assert.deepEqual(await barriers(phone), [])
    await shot(phone, `thread-maker.${language}`)
    await phone.goto('/studio')
    await phone.getByRole('heading', { name: '凪の音' }).waitFor()
    assert.equal(await phone.getByText(t.unreadMine({ n: 1 })).count(), 0)
    assert.equal(await phone.getByText('権利者に電話した').count(), 0)

    // signed out meanwhile, what was written stands there again after signing in
    await desk.context().clearCookies()
    await desk.getByLabel(t.label.organisers).fill('また連絡します。')
    await desk.getByRole('button', { name: t.send }).click()
    await desk.getByRole('alert').first().waitFor()
    assert.equal(await desk.getByLabel(t.label.organisers).inputValue(), 'また連絡します。')
    await desk.goto(`/sign-in?to=/console/night/entries/${entryId}`)
    await comeIn(festival, desk, { email, language })
    await deskLog.waitFor()
    assert.equal(await desk.getByLabel(t.label.organisers).inputValue(), 'また連絡します。')

    // somebody else who is signed in here is told so
    await desk.goto(link)
    await desk.getByRole('heading', { name: t.linkFailed }).waitFor()
    await shot(desk, `thread-else.${language}`)
  })
