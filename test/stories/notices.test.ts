import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { BrowserContext } from 'playwright-core'
import { addPerson } from '#features/account/account.ts'
import { mayUpload, submit } from '#features/entry/entry.ts'
import { takeFile } from '#features/film/film.ts'
import overviewEn from '../../web/messages/overview.en.ts'
import overviewJa from '../../web/messages/overview.ja.ts'
import { aFilm, tagOf } from '../a-film.ts'
import { anEdition } from '../an-edition.ts'
import { comeIn } from './come-in.ts'
import { type Festival, openFestival, shot } from './festival.ts'
import { phoneVideos } from './phone-video.ts'
import { eventually } from './program.ts'

const words = {
  ja: {
    ...overviewJa,
    held: '運営の確認のため保留中です',
    replace: '作品を差し替える',
    trouble: 'メールアドレスがありません',
  },
  en: {
    ...overviewEn,
    held: 'On hold while the festival reviews it',
    replace: 'Replace film',
    trouble: 'No email address',
  },
}

for (const language of ['ja', 'en'] as const)
  test(`a maker reads what happened to the film, and an organiser who did not hear it (${language})`, async () => {
    await using festival = await openFestival()
    await using videos = await phoneVideos()
    const { platform } = festival
    const t = words[language]
    const [organiser, mio, aoi] = [
      await person(festival, 'yuri@example.jp', 'organiser'),
      await person(festival, 'mio@example.jp'),
      await person(festival, 'aoi@example.jp'),
    ]
    await platform.db.updateTable('person').set({ language }).execute()
    const edition = await anEdition(festival, organiser, { slug: 'tate', phases: openNow() })
    const file = await videos.upright(3)
    const films = await Promise.all(
      [mio, aoi].map(async (maker, n) => {
        const title = n === 0 ? '屋上、八月のいちばん長い雲が流れていく夕方のこと' : 'The Longest Cloud'
        const filmId = await aFilm(festival, maker, { title, post: tagOf(edition) })
        await takeFile(platform, maker, { id: randomUUID(), filmId, file, fileName: 'a.mp4' }, mayUpload)
        await submit(platform, maker, filmId, language)
        return filmId
      }),
    )
    await eventually('both films are on show', async () => {
      const shown = await platform.db.selectFrom('publication').select('filmId').execute()
      return shown.length === 2
    })
    await platform.db
      .updateTable('person')
      .set({ email: 'aoi@tiktok.placeholder.invalid' })
      .where('id', '=', aoi)
      .execute()

    for (const device of ['laptop', 'phone'] as const) {
      const desk = await festival.browser(language, device)
      const page = await desk.newPage()
      await page.goto('/sign-in?to=/console/tate')
      await comeIn(festival, page, { email: 'yuri@example.jp', language })
      if (device === 'laptop') {
        for (const filmId of films) await holdFilm(desk, filmId)
        await eventually('a letter could not be addressed', async () => {
          const all = await platform.db.selectFrom('noticeLetter').select('trouble').execute()
          return all.some(({ trouble }) => trouble === 'no_address')
        })
        await page.reload()
      }
      const item = page.getByRole('link', { name: new RegExp(t.attentionNote.letters) })
      assert.equal(await item.locator('b').textContent(), '1')
      await shot(page, `overview-letters.${device}.${language}`)
      await item.click()
      await page.waitForURL(/\/console\/tate\/letters/)
      await page.getByText(t.trouble, { exact: true }).waitFor()
      assert.equal(await page.locator('main li').filter({ hasText: t.trouble }).count(), 1)
      await shot(page, `letters.${device}.${language}`)

      const mine = await (await festival.browser(language, device)).newPage()
      await mine.goto('/sign-in?to=/studio')
      await comeIn(festival, mine, { email: 'mio@example.jp', language })
      await mine.getByRole('heading', { name: t.held }).waitFor()
      await shot(mine, `news.${device}.${language}`)
      await mine.locator('main li a[href^="/studio/"]').first().click()
      await mine.getByText(t.held).first().waitFor()
      await mine.getByRole('link', { name: t.replace }).first().waitFor()
      await shot(mine, `timeline.${device}.${language}`)
      await mine.goto('/me#letters')
      await mine.locator('#letters').scrollIntoViewIfNeeded()
      await shot(mine, `letters-part.${device}.${language}`)
    }
    await lookAtLetters(festival, language)
  })

const person = async ({ platform }: Festival, email: string, role?: 'organiser'): Promise<string> => {
  const added = await addPerson(platform, {
    email,
    birthDate: '1990-01-01',
    ...(role && { roles: [{ role, editionId: null }] }),
  })
  return added.id
}

const day = 86_400_000
const openNow = () => {
  const at = (days: number) => new Date(Date.now() + days * day).toISOString()
  return { submissions: [at(-10), at(10)], screening: [at(-5), at(20)] } as const
}

const holdFilm = async (desk: BrowserContext, filmId: string): Promise<void> => {
  const ruling = {
    ...{ id: randomUUID(), subjectKind: 'film', subjectId: filmId, act: 'hold', reasonCode: 'rights' },
    reason: '曲の使用許諾を確かめています。許諾書の写しがあれば、あわせてお知らせください。',
  }
  const answer = await desk.request.post('/api/rulings', { data: ruling })
  assert.equal(answer.status(), 200)
}

/** As a mail program shows them, with the pictures that travel in them. */
const lookAtLetters = async (festival: Festival, language: 'ja' | 'en'): Promise<void> => {
  const letter = await festival.platform.db
    .selectFrom('mail')
    .select(['bodyHtml', 'pictures'])
    .where('recipient', '=', 'mio@example.jp')
    .where('pictures', 'is not', null)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const [picture] = letter.pictures as { cid: string; hash: string }[]
  assert.ok(picture)
  const bytes = Buffer.concat(await (await festival.platform.storage.open(picture.hash)).toArray())
  const html = (letter.bodyHtml ?? '').replace(
    `cid:${picture.cid}`,
    `data:image/jpeg;base64,${bytes.toString('base64')}`,
  )
  const page = await (await festival.browser(language)).newPage()
  await page.setContent(html)
  await shot(page, `letter.${language}`)
}
