import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { addPerson } from '#features/account/account.ts'
import { mayUpload, submit } from '#features/entry/entry.ts'
import { takeFile } from '#features/film/film.ts'
import accountEn from '../../web/messages/account.en.ts'
import accountJa from '../../web/messages/account.ja.ts'
import guardianEn from '../../web/messages/guardian.en.ts'
import guardianJa from '../../web/messages/guardian.ja.ts'
import en from '../../web/messages/maker.en.ts'
import ja from '../../web/messages/maker.ja.ts'
import studioEn from '../../web/messages/studio.en.ts'
import studioJa from '../../web/messages/studio.ja.ts'
import { aFilm, tagOf } from '../a-film.ts'
import { anEdition } from '../an-edition.ts'
import { comeIn } from './come-in.ts'
import { type Festival, openFestival, shot } from './festival.ts'
import { phoneVideos } from './phone-video.ts'
import { eventually } from './program.ts'

const words = { ja: { ...studioJa, ...ja }, en: { ...studioEn, ...en } }
const guardianWords = { ja: guardianJa, en: guardianEn }
const accountWords = { ja: accountJa, en: accountEn }
const day = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString()

const barriers = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .include('main')
    .withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

/** A film that is public in an edition that takes films; its maker is called for by mail. */
const aShownFilm = async (festival: Festival, language: 'ja' | 'en', birthDate = '1990-04-30') => {
  const { platform } = festival
  await using videos = await phoneVideos()
  const organiser = await addPerson(platform, {
    email: 'yuri@example.jp',
    name: '朝倉 百合',
    roles: [{ role: 'organiser', editionId: null }],
  })
  const edition = await anEdition(festival, organiser.id, {
    slug: 'night',
    change: {
      name: { ja: '縦の夜', en: 'Upright Night' },
    },
    phases: { submissions: [inDays(-7), inDays(7)], screening: [inDays(-7), inDays(14)] },
  })
  const maker = await addPerson(platform, { email: 'mio@example.jp', name: '澪', language, birthDate })
  const filmId = await aFilm(festival, maker.id, {
    title: language === 'ja' ? '屋上、八月のいちばん長い雲が流れていく夕方のこと' : 'The Longest Cloud',
    post: tagOf(edition),
  })
  const send = async (seconds: number) => {
    await using more = await phoneVideos()
    const file = await more.upright(seconds)
    await takeFile(platform, maker.id, { id: randomUUID(), filmId, file, fileName: 'a.mp4' }, mayUpload)
  }
  const file = await videos.upright(16)
  await takeFile(platform, maker.id, { id: randomUUID(), filmId, file, fileName: 'a.mp4' }, mayUpload)
  await submit(platform, maker.id, filmId, language)
  const title = async () =>
    (
      (await platform.db.selectFrom('film').select('title').executeTakeFirstOrThrow()).title as {
        original: string
      }
    ).original
  const isPublic = async () =>
    (await platform.db.selectFrom('publication').select('filmId').execute()).length === 1
  return { edition, maker, filmId, send, title, isPublic }
}

for (const language of ['ja', 'en'] as const)
  test(`a maker keeps one film on one page: what to do, its words, and the ways out (${language})`, async () => {
    await using festival = await openFestival()
    const t = words[language]
    const { filmId, title, isPublic } = await aShownFilm(festival, language)
    await eventually('the film is on show', isPublic)
    const before = await title()
    const phone = await festival.browser(language)
    const page = await phone.newPage()
    await page.goto(`/sign-in?to=/studio/${filmId}`)
    await comeIn(festival, page, { email: 'mio@example.jp', language })
    await page.getByRole('heading', { name: t.publicNow }).waitFor()
    await page.getByText(t.standing.eligible).first().waitFor()
    await shot(page, `my-film.${language}`)

    // what is typed is a draft: it says that it is saved, and nobody else sees it
    await page.getByText(t.edit, { exact: true }).click()
    const field = page.getByRole('textbox', { name: t.title, exact: true })
    await field.fill('')
    await page.getByRole('button', { name: t.publishWords }).click()
    await page.locator('[aria-invalid]').first().waitFor()
    assert.equal(await title(), before)
    await field.fill('雲の下')
    await page.getByText(new RegExp(`^${t.savedAt({ time: '' }).trim()}`)).waitFor()
    await page.evaluate('document.getElementById("words").scrollIntoView()')
    await shot(page, `my-film-words.${language}`)
    assert.equal(await title(), before, 'only the button makes it public')
    await page.reload()
    await page.getByText(t.edit, { exact: true }).click()
    assert.equal(await field.inputValue(), '雲の下')

    // another tab writes meanwhile: neither is written over in silence
    const other = await phone.newPage()
    await other.goto(`/studio/${filmId}#words`)
    await other.getByRole('textbox', { name: t.title, exact: true }).fill('雲の上')
    await other.getByText(new RegExp(`^${t.savedAt({ time: '' }).trim()}`)).waitFor()
    await field.fill('雲の中')
    await page.getByText(t.conflictTitle).waitFor()
    assert.equal(await field.inputValue(), '雲の中')
    await page.getByText(t.conflictTitle).scrollIntoViewIfNeeded()
    await shot(page, `my-film-conflict.${language}`)
    await page.getByRole('button', { name: t.keepMine }).click()
    await page.getByText(new RegExp(`^${t.savedAt({ time: '' }).trim()}`)).waitFor()
    await page.getByRole('button', { name: t.publishWords }).click()
    await page.getByText(t.published, { exact: true }).waitFor()
    assert.equal(await title(), '雲の中')
    assert.deepEqual(await barriers(page), [])

    // the ways out say what each does; leaving the edition ends what was public by it
    await page.getByRole('heading', { name: t.exits }).scrollIntoViewIfNeeded()
    await shot(page, `my-film-exits.${language}`)
    await page.getByRole('button', { name: t.withdraw }).click()
    await page.getByRole('dialog').getByText(t.withdrawEnds).waitFor()
    await shot(page, `my-film-withdraw.${language}`)
    await page.getByRole('dialog').getByRole('button', { name: t.withdraw, exact: true }).click()
    await page.getByRole('heading', { name: t.todo.place.title }).waitFor()
    assert.equal(await isPublic(), false)
    await shot(page, `my-film-nowhere.${language}`)
    await page.getByRole('button', { name: t.act.place }).click()
    await page.getByRole('heading', { name: t.publicNow }).waitFor()
    assert.equal(await isPublic(), true)

    // the address that its entry had leads here
    const [entry] = await festival.platform.db.selectFrom('entry').select('id').execute()
    await page.goto(`/entries/${entry?.id}`)
    await page.waitForURL((url) => url.pathname === `/studio/${filmId}`)
  })

for (const language of ['ja', 'en'] as const)
  test(`a minor’s film goes from the guardian’s question to the public, and back to the guardian when replaced (${language})`, async () => {
    await using festival = await openFestival()
    const t = words[language]
    const [g, a] = [guardianWords[language], accountWords[language]]
    const { filmId, send, isPublic } = await aShownFilm(festival, language, '2011-02-03')
    const page = await (await festival.browser(language)).newPage()
    await page.goto(`/sign-in?to=/studio/${filmId}`)
    await comeIn(festival, page, { email: 'mio@example.jp', language })
    await page.getByRole('heading', { name: t.todo.guardian.title }).waitFor()
    await shot(page, `my-film-minor.${language}`)
    await page.getByLabel(g.email).fill('mio@example.jp')
    await page.getByRole('button', { name: g.ask, exact: true }).click()
    await page.locator('[aria-invalid]').waitFor()
    await page.getByLabel(g.email).fill('mother@example.com')
    await page.getByRole('button', { name: g.ask, exact: true }).click()
    await page.getByRole('heading', { name: t.todo['guardian-asked'].title }).waitFor()
    await shot(page, `my-film-asked.${language}`)

    const link = await festival.mailed('mother@example.com', /http\S+\/guardian\/\S+/)
    const mother = await (await festival.browser(language)).newPage()
    await mother.goto(link)
    await mother.getByText(g.filmState.asked).waitFor({ timeout: 60_000 })
    await mother.locator('video').waitFor()
    await mother.getByText('朝倉 百合').waitFor()
    assert.deepEqual(await barriers(mother), [])
    await shot(mother, `guardian-film.${language}`)
    await mother.evaluate('scrollTo(0, document.body.scrollHeight)')
    await shot(mother, `guardian-answer.${language}`)

    // a no is asked, and taken back
    await mother.getByRole('button', { name: a.guardianRefuse, exact: true }).click()
    await mother.getByRole('dialog').getByRole('button', { name: a.guardianRefuseNow }).click()
    await mother.getByRole('button', { name: g.reopen }).click()
    await mother.getByLabel(a.guardianName).fill('朝比奈 薫')
    await mother.getByText(a.guardianRelations.parent, { exact: true }).click()
    await mother.getByRole('checkbox').check({ force: true })
    await mother.getByRole('button', { name: a.guardianGive, exact: true }).click()
    const cells = mother.getByRole('textbox', { name: a.codeGroup })
    await cells.waitFor()
    await cells.fill(await festival.mailed('mother@example.com', /^\d{6}$/m))
    await mother.getByText(g.filmState.public).waitFor({ timeout: 60_000 })
    await shot(mother, `guardian-public.${language}`)
    assert.equal(await isPublic(), true)

    // another file: the one before stays, and the new one waits for the guardian
    await send(18)
    await page.reload()
    await page.getByText(t.renewing).waitFor()
    await shot(page, `my-film-renewing.${language}`)
    await page.getByRole('heading', { name: t.todo['guardian-to-see'].title }).waitFor({ timeout: 60_000 })
    assert.equal(await isPublic(), false)
    await mother.reload()
    await mother.getByText(g.toSeeHere).waitFor()
    await shot(mother, `guardian-changed.${language}`)
    await mother.getByRole('button', { name: g.seen }).click()
    await mother.getByText(g.filmState.public).waitFor({ timeout: 30_000 })
    await page.getByRole('heading', { name: t.publicNow }).waitFor({ timeout: 30_000 })
    assert.deepEqual(await barriers(page), [])
  })
