import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anEdition } from '#test/an-edition.ts'
import { harness } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'

test('the dates of an edition come as a calendar file, in both languages, under old addresses too', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id, {
    slug: 'dates',
    phases: {
      submissions: ['2026-01-01T00:00:00Z', '2026-12-01T00:00:00Z'],
      screening: ['2026-01-01T00:00:00Z', '2026-12-15T00:00:00Z'],
      archive: ['2026-12-15T00:00:00Z', null],
    },
  })
  const get = (url: string, language: string) =>
    site.app.inject({ url, headers: { 'accept-language': language } })
  const ja = await get('/e/dates/calendar.ics', 'ja')
  assert.match(String(ja.headers['content-type']), /^text\/calendar/)
  const text = ja.body.replaceAll('\r\n ', '')
  assert.match(text, /DTSTART:20260101T000000Z\r\nDTEND:20261201T000000Z\r\nSUMMARY:縦の夜\d+　作品募集/)
  assert.match(text, /SUMMARY:縦の夜\d+　上映と投票/)
  assert.equal(text.match(/BEGIN:VEVENT/g)?.length, 2, 'what has no end is no event')
  assert.ok(ja.body.split('\r\n').every((line) => Buffer.byteLength(line) <= 75))
  assert.match((await get('/e/dates/calendar.ics', 'en')).body, /Submissions open/)
  assert.equal((await get('/e/nowhere/calendar.ics', 'ja')).statusCode, 404)
  assert.ok(edition.publishedAt)
})
