import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filmLimits } from '#contract/plain/film.ts'
import { aFilm, makeWatchable } from '#test/a-film.ts'
import { ask } from '#test/ask.ts'
import { harness } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { signIn } from '#test/sign-in.ts'

// 雲に名前を, as Windows writes it
const japanese = Buffer.from('895f82c996bc914f82f0', 'hex')
const file = Buffer.concat([
  Buffer.from('1\r\n00:00:01,000 --> 00:00:02,000\r\n'),
  japanese,
  Buffer.from(
    '\r\n\r\n2\r\n00:00:03,000 --> 00:00:03,000\r\nQ&A\r\n\r\n3\r\n00:00:04,000 --> 00:00:05,000\r\nQ&A\r\n',
  ),
])
const left = { code: 'no_length', count: 1, at: [{ line: 6, words: 'Q&A' }] }

test('a file is understood before it is taken, and taking it says the same', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  const say = async (method: 'POST' | 'PUT' | 'GET', path: string, payload?: object) => {
    const url = `/api/films/${filmId}/${path}`
    return (await site.app.inject({ method, url, headers: maker.headers, payload })).json()
  }
  const body = { base64: file.toString('base64') }

  assert.deepEqual(await say('POST', 'caption-reading', body), {
    encoding: 'Shift_JIS',
    cues: 2,
    first: [
      { startMs: 1000, endMs: 2000, text: '雲に名前を' },
      { startMs: 4000, endMs: 5000, text: 'Q&amp;A' },
    ],
    warnings: [left],
  })
  assert.deepEqual((await say('GET', 'draft')).captions, [])

  const taken = await say('PUT', 'captions/ja', body)
  assert.deepEqual(taken.warnings, [left])
  assert.deepEqual(
    taken.draft.captions.map(({ language, cues }: { language: string; cues: number }) => [language, cues]),
    [['ja', 2]],
  )
  assert.equal(
    (await say('GET', 'captions/ja')).webvtt,
    'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n雲に名前を\n\n00:00:04.000 --> 00:00:05.000\nQ&amp;A\n',
  )
})

test('what no encoding explains is refused with what to do', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  const payload = { base64: Buffer.from('00:01.000 --> 00:02.000\nÀ bientôt', 'latin1').toString('base64') }
  for (const [method, path] of [
    ['POST', 'caption-reading'],
    ['PUT', 'captions/fr'],
  ] as const) {
    const url = `/api/films/${filmId}/${path}`
    const { statusCode, body } = await site.app.inject({ method, url, headers: maker.headers, payload })
    const { code, sentence } = JSON.parse(body)
    assert.deepEqual([statusCode, code], [400, 'film_captions_encoding'])
    assert.match(sentence, /UTF-8/)
  }
})

test('cues behind the end of the film are told when its length is known', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  await makeWatchable(site, filmId, { durationMs: 4000 })
  const url = `/api/films/${filmId}/caption-reading`
  const payload = { base64: file.toString('base64') }
  const { warnings } = (
    await site.app.inject({ method: 'POST', url, headers: maker.headers, payload })
  ).json()
  assert.deepEqual(warnings[1], { code: 'past_the_end', count: 1, at: [{ line: 10, words: '' }] })
})

test('two languages that come at once do not both take the last place', async () => {
  await using site = await harness()
  const { pool, db } = site.platform
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  const url = `/films/${filmId}/captions`
  const put = (language: string) =>
    ask(site, maker, 'PUT', `${url}/${language}`, { base64: file.toString('base64') })
  const [last, tooMany, ...others] = [
    'de',
    'el',
    'en',
    'es',
    'fi',
    'fr',
    'hu',
    'it',
    'ja',
    'ko',
    'nl',
    'pl',
    'pt',
  ]
  assert.equal(others.length, filmLimits.captionLanguages - 1)
  for (const language of others) assert.equal((await put(language)).status, 200)
  const both = await whileNobodyWrites(pool, 'caption', async () => {
    const both = [put(String(last)), put(String(tooMany))]
    await standingStill(pool, 2)
    return both
  })
  const answers = await Promise.all(both)
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
  const kept = await db.selectFrom('caption').select('language').where('filmId', '=', filmId).execute()
  assert.equal(kept.length, filmLimits.captionLanguages)
})
