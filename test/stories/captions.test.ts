/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCaptions, writeWebVtt } from '#features/film/captions/reading.ts'
import { createFilm } from '#features/film/film.ts'
import { plantScreening } from '#test/screening.ts'
import player from '../../web/messages/player.en.ts'
import en from '../../web/messages/studio.en.ts'
import ja from '../../web/messages/studio.ja.ts'
import { comeIn } from './come-in.ts'
import { type Festival, openFestival, shot } from './festival.ts'
import { givePlayable } from './playable.ts'

const words = { ja, en }

/** SRT as Windows writes it: who speaks, ruby, a cue of no length, an ampersand, no blank line, a laugh in brackets. */
const file = Buffer.from(
  'MQ0KMDA6MDA6MDAsMjAwIC0tPiAwMDowMDowNSw5MDANCjx2IIKigtSCqz6CoILMPHJ1Ynk+iV88cnQ+gq2C4DwvcnQ+PC9ydWJ5PoLJgUENCpa8kU+C8ILCgq+C5oKkPC92Pg0KDQoyDQowMDowMDowMywwMDAgLS0+IDAwOjAwOjAzLDAwMA0KgqaCwYFIDQoNCjMNCjAwOjAwOjA2LDAwMCAtLT4gMDA6MDA6MDcsMDAwDQqBdVEmQYF2gsGCxIFIDQo0DQowMDowMDowNywwMDAgLS0+IDAwOjAwOjA4LDUwMA0KPI/OgqKQuj4NCg==',
  'base64',
)

const seconds = 6

test('a maker sees how a file of captions is understood, and then takes it', async () => {
  await using festival = await openFestival()
  for (const [language, device] of [
    ['ja', 'phone'],
    ['en', 'laptop'],
  ] as const) {
    const t = words[language]
    const page = await (await festival.browser(language, device)).newPage()
    await comeIn(festival, page, { email: `maker.${language}@example.jp`, born: '1998-04-01', language })
    const filmId = await aFilmOf(festival, `maker.${language}@example.jp`)
    await page.goto(`/submit/${filmId}`)
    await page.locator('summary', { hasText: t.captions }).click()
    const field = page.getByRole('group', { name: t.captions })
    await field.getByLabel(t.captionLanguage).selectOption('ja')
    const choose = async (buffer: Buffer) =>
      field.locator('input[type=file]').setInputFiles({ name: 'c.srt', mimeType: 'text/plain', buffer })

    await choose(Buffer.from('00:01.000 --> 00:02.000\nÀ bientôt', 'latin1'))
    await field.getByRole('alert').getByText('UTF-8').waitFor()

    await choose(file)
    await field.getByRole('heading', { name: t.captionsRead({ count: 3, encoding: 'Shift_JIS' }) }).waitFor()
    await field.getByText(t.captionWarnings.no_length({ count: 1 })).waitFor()
    await field
      .getByText(t.captionLine({ line: 7 }))
      .getByText('えっ？')
      .waitFor()
    assert.equal(await field.locator('ruby rt').first().textContent(), 'くも')
    await field.scrollIntoViewIfNeeded()
    await shot(page, `captions-reading.${language}`)
    assert.equal(await captionsKept(festival, filmId), 0, 'nothing is kept of a file that is looked at')

    await field.getByRole('button', { name: t.leaveCaptions }).click()
    await field.getByRole('heading').waitFor({ state: 'detached' })
    await choose(file)
    await field.getByRole('button', { name: t.takeCaptions({ language: t.languages.ja ?? '' }) }).click()
    await field.getByText(t.cues({ count: 3 }), { exact: true }).waitFor()
    assert.equal(await captionsKept(festival, filmId), 3)
  }
})

test('captions are shown as they were written: ruby, who speaks and every sign', async () => {
  await using festival = await openFestival()
  const { filmIds } = await plantScreening(festival.platform, {
    films: 1,
    durationMs: seconds * 1000,
  })
  await givePlayable(festival.platform, seconds)
  const [filmId = ''] = filmIds
  await caption(festival, filmId, 'ja', file)
  const english =
    'WEBVTT\n\n00:00.200 --> 00:05.900\n<v Ibuki>Q&A: <i>name</i> that\n<ruby>cloud<rt>sky</rt></ruby> &lt;3'
  await caption(festival, filmId, 'en', english)

  for (const device of ['phone', 'laptop'] as const)
    for (const [language, path] of [
      ['ja', '/'],
      ['en', `/films/${filmId}/about`],
      ['ja', `/films/${filmId}/about`],
      ['en', '/'],
    ] as const) {
      const page = await (await festival.browser(language, device)).newPage()
      await page.goto(path)
      const caption = page.locator(`p[lang=${language}]:has(ruby)`)
      await caption.waitFor()
      const { letters, mode, beside } = await caption.evaluate(seen)
      assert.equal(
        letters,
        language === 'ja' ? 'いぶきあの雲くもに、\n名前をつけよう' : 'IbukiQ&A: name that\ncloudsky <3',
      )
      assert.equal(mode, language === 'ja' ? 'vertical-rl' : 'horizontal-tb')
      assert.ok(beside, 'ruby stands beside its letters, or above them')
      await shot(page, `captions.${language}.${device}.${path === '/' ? 'feed' : 'film'}`)
      await page.context().close()
    }

  // what is said can be read as text, and a line that is pressed is where the film goes on
  const page = await (await festival.browser('en')).newPage()
  await page.goto(`/films/${filmId}/about`)
  await page.getByText(player.transcript, { exact: true }).click()
  const line = page.getByRole('listitem').getByRole('button', { name: /cloud/ })
  await line.waitFor()
  assert.match((await line.textContent()) ?? '', /IbukiQ&A: name that\ncloudsky <3$/)
  await page.waitForFunction(() => document.querySelector('li[aria-current]'))
  await line.scrollIntoViewIfNeeded()
  await shot(page, 'captions-transcript')
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 2)
  await line.click()
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 9) < 2)
})

test('a frame on another site shows captions with ruby too', async () => {
  await using festival = await openFestival()
  const { filmIds } = await plantScreening(festival.platform, {
    films: 1,
    durationMs: seconds * 1000,
  })
  await givePlayable(festival.platform, seconds)
  await caption(festival, filmIds[0] ?? '', 'ja', file)
  const page = await (await festival.browser('ja')).newPage()
  await page.goto(`/films/${filmIds[0]}/embed?autoplay=1`)
  const told = await page.waitForFunction(() => {
    const [cue] = document.querySelector('video')?.textTracks[0]?.activeCues ?? []
    return cue && (cue as VTTCue).getCueAsHTML().textContent
  })
  assert.equal(await told.jsonValue(), 'あの雲くもに、\n名前をつけよう')
  await shot(page, 'captions.embed')
})

/** Letters as they stand on the page, how they run, and where the ruby lies. */
const seen = (caption: HTMLElement | SVGElement) => {
  const rt = caption.querySelector('rt')?.getBoundingClientRect()
  const base = caption.querySelector('ruby')?.getBoundingClientRect()
  const mode = getComputedStyle(caption).writingMode
  const beside =
    rt && base && (mode === 'vertical-rl' ? rt.right >= base.right : rt.top <= base.top) && rt.height > 0
  return { letters: caption.textContent, mode, beside }
}

const aFilmOf = async ({ platform }: Festival, email: string): Promise<string> => {
  const { id } = await platform.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  const filmId = crypto.randomUUID()
  await createFilm(platform, id, filmId, { title: { original: '雲' } })
  return filmId
}

/** Beside the planted film, whose entry is to stay as it was planted. */
const caption = async (
  { platform }: Festival,
  filmId: string,
  language: string,
  file: string | Uint8Array,
): Promise<void> => {
  const webvtt = writeWebVtt(readCaptions(file).cues)
  await platform.db
    .insertInto('caption')
    .values({ id: crypto.randomUUID(), filmId, language, webvtt })
    .execute()
}

const captionsKept = async ({ platform }: Festival, filmId: string): Promise<number> =>
  (await platform.db.selectFrom('caption').select('cues').where('filmId', '=', filmId).executeTakeFirst())
    ?.cues ?? 0
