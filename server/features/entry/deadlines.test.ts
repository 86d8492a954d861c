import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Edition } from '#contract/edition.ts'
import type { Check } from '#contract/entry.ts'
import { usualRules } from '#features/edition/edition.ts'
import { decideOverdue } from '#features/entry/overdue.ts'
import { aFilm, makeWatchable, post, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'
import { create, patch } from '#test/tus.ts'

const opens = '2026-04-12T03:00:00Z'
const closes = '2026-05-31T15:00:00Z'
const phases = {
  submissions: [opens, closes],
  screening: ['2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z'],
  ceremony: ['2026-07-10T00:00:00Z', '2026-07-11T00:00:00Z'],
} as const
const after = (instant: string, seconds: number) => new Date(Date.parse(instant) + seconds * 1000)
const grace = 3600

const festival = async (site: Site) => {
  const organiser = await signIn(site, { roles: ['organiser'] })
  const rules = { ...usualRules, uploadGraceMs: grace * 1000 }
  return await anEdition(site, organiser.id, { phases, change: { rules } })
}

test('a film enters from the second in which submissions open to the last before they close', async () => {
  await using site = await harness({ now: after(opens, -86_400) })
  const edition = await festival(site)
  for (const [edge, seconds, entries] of [
    [opens, -1, 0],
    [opens, 0, 1],
    [opens, 1, 1],
    [closes, -1, 1],
    [closes, 0, 0],
    [closes, 1, 0],
  ] as const) {
    site.clock.set(after(edge, seconds))
    const maker = await signIn(site)
    const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
    const posted = await post(site, maker, filmId)
    assert.equal(posted.json.entries.length, entries, `${seconds} s from ${edge}`)
    const typed = await ask(site, null, 'POST', '/hashtags', { text: tagOf(edition) })
    assert.equal(typed.json.found[0].open, entries === 1, 'what is said while typing is what happens')
  }
})

test('bytes that were begun in time may come until the last second of the grace', async () => {
  await using site = await harness({ now: after(opens, 0) })
  const edition = await festival(site)
  const outcomes: [number, number, string][] = [
    [-1, grace - 1, 'met'],
    [-1, grace, 'broken'],
    [-1, grace + 1, 'broken'],
  ]
  for (const [begunAt, endedAt, expected] of outcomes) {
    site.clock.set(after(closes, begunAt))
    const maker = await signIn(site)
    const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
    const upload = await begin(site, maker, filmId)
    const [{ id }] = (await post(site, maker, filmId)).json.entries
    await patch(site, maker, upload, 0, bytes.subarray(0, 10))
    site.clock.set(after(closes, endedAt))
    const later = await signIn(site, { email: maker.email })
    assert.equal((await patch(site, later, upload, 10, bytes.subarray(10))).statusCode, 204)
    await decideOverdue(site.platform)
    await site.work()
    assert.equal(await received(site, later, id), expected, `${endedAt} s after the close`)
  }
})

test('bytes begun as submissions close are not in time, however quickly they come', async () => {
  await using site = await harness({ now: after(opens, 0) })
  const edition = await festival(site)
  for (const [begunAt, entries] of [
    [-1, 1],
    [0, 0],
    [1, 0],
  ] as const) {
    site.clock.set(after(closes, begunAt))
    const maker = await signIn(site)
    const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
    await patch(site, maker, await begin(site, maker, filmId), 0, bytes)
    site.clock.set(after(closes, 5))
    assert.equal((await post(site, maker, filmId)).json.entries.length, entries, `${begunAt} s`)
  }
})

test('a replacement that is on its way, or was left lying, leaves the entry as it is', async () => {
  await using site = await harness({ now: after(opens, 0) })
  const edition = await festival(site)
  const { maker, filmId, id } = await entered(site, edition)
  const upload = await begin(site, maker, filmId)
  await patch(site, maker, upload, 0, bytes.subarray(0, 10))
  for (const instant of [after(closes, -1), after(closes, 0), after(closes, grace + 1)]) {
    site.clock.set(instant)
    const later = await signIn(site, { email: maker.email })
    const caption = { text: `WEBVTT\n\n00:01.000 --> 00:02.000\n${instant.getTime()}\n` }
    assert.equal((await ask(site, later, 'PUT', `/films/${filmId}/captions/ja`, caption)).status, 200)
    await site.work()
    const { json } = await ask(site, later, 'GET', `/entries/${id}`)
    assert.deepEqual([json.entry.stage, json.entry.eligibility.eligible], ['eligible', true], String(instant))
  }
})

test('a replacement begun in time may end within the grace; after it the film before it stays', async () => {
  await using site = await harness({ now: after(opens, 0) })
  const edition = await festival(site)
  for (const [begunAt, endedAt, status, kept] of [
    [-1, grace - 1, 204, false],
    [-1, grace, 409, true],
  ] as const) {
    site.clock.set(after(opens, 1))
    const { maker, filmId, id } = await entered(site, edition)
    site.clock.set(after(closes, begunAt))
    const now = await signIn(site, { email: maker.email })
    const upload = await begin(site, now, filmId)
    await patch(site, now, upload, 0, bytes.subarray(0, 10))
    site.clock.set(after(closes, endedAt))
    const later = await signIn(site, { email: maker.email })
    const answer = await patch(site, later, upload, 10, bytes.subarray(10))
    assert.equal(answer.statusCode, status, answer.body)
    if (status === 409) assert.equal(answer.json().code, 'entry_replacement_closed')
    await site.work()
    const { json } = await ask(site, later, 'GET', `/entries/${id}`)
    assert.equal(await received(site, later, id), 'met')
    assert.equal(
      json.entry.eligibility.eligible === true,
      kept,
      'these bytes are no film, unlike those before',
    )
  }
})

test('a deadline that is moved to an earlier day leaves what had been begun its grace, and takes nothing begun after it', async () => {
  await using site = await harness({ now: after(closes, -7200) })
  const edition = await festival(site)
  const organiser = await signIn(site, { roles: ['organiser'] })
  const start = async () => {
    const maker = await signIn(site)
    const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
    return { maker, filmId, upload: await begin(site, maker, filmId) }
  }
  const inTime = await start()
  site.clock.set(after(closes, -7100))
  const earlier = after(closes, -7000)
  const moved = await ask(site, organiser, 'PUT', `/editions/${edition.id}/calendar`, {
    phases: edition.calendar.map((phase) =>
      phase.kind === 'submissions' ? { ...phase, endsAt: earlier.toISOString() } : phase,
    ),
    decisionAt: null,
    reason: '会場の都合',
  })
  assert.equal(moved.status, 200, JSON.stringify(moved.json))
  site.clock.set(after(closes, -6900))
  const late = await start()
  for (const [{ maker, filmId, upload }, entries] of [
    [inTime, 1],
    [late, 0],
  ] as const) {
    await patch(site, maker, upload, 0, bytes)
    assert.equal((await post(site, maker, filmId)).json.entries.length, entries)
  }
})

test('an entry is withdrawn until the second before the ceremony, and stands from its beginning', async () => {
  await using site = await harness({ now: after(opens, 0) })
  const edition = await festival(site)
  const ceremony = phases.ceremony[0]
  for (const [seconds, status, code] of [
    [-1, 200, undefined],
    [0, 409, 'entry_decided'],
    [1, 409, 'entry_decided'],
  ] as const) {
    site.clock.set(after(opens, 0))
    const maker = await signIn(site)
    const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
    const [{ id }] = (await post(site, maker, filmId)).json.entries
    site.clock.set(after(ceremony, seconds))
    const later = await signIn(site, { email: maker.email })
    const answer = await ask(site, later, 'PUT', `/entries/${id}/withdrawal`, { reason: '' })
    assert.deepEqual([answer.status, answer.json.code], [status, code], `${seconds} s`)
  }
})

test('a film enters the editions that its text names, and no other', async () => {
  await using site = await harness({ now: after(opens, 0) })
  const organiser = await signIn(site, { roles: ['organiser'] })
  const make = (tag: string, more: object = {}) =>
    anEdition(site, organiser.id, { phases, change: { hashtags: [tag] }, ...more })
  const here = await make('縦の夜')
  const elsewhere = await make('UprightNight')
  const past = { submissions: ['2025-01-01T00:00:00Z', '2025-02-01T00:00:00Z'], screening: phases.screening }
  const over = await make('昨年の夜', { phases: past })
  await make('下書きの夜', { draft: true })
  for (const [text, entered] of [
    ['＃縦の夜', [here.id]],
    ['できました #uprightnight', [elsewhere.id]],
    ['🎬＃縦の夜🎬＃ＵＰＲＩＧＨＴＮＩＧＨＴ', [here.id, elsewhere.id]],
    ['＃縦の夜 ＃縦の夜', [here.id]],
    ['＃縦の夜々', []],
    ['＃昨年の夜', []],
    ['＃昨年の夜 ＃縦の夜', [here.id]],
    ['＃下書きの夜', []],
    ['縦の夜', []],
    ['', []],
  ] as const) {
    const maker = await signIn(site)
    const filmId = await aFilm(site, maker.id, { post: text })
    const { entries } = (await post(site, maker, filmId)).json
    const ids = entries.map(({ edition }: { edition: { id: string } }) => edition.id)
    assert.deepEqual(ids.sort(), [...entered].sort(), text)
  }
  assert.equal((await ask(site, organiser, 'GET', `/editions/${over.id}/entries`)).json.entries.length, 0)
})

const bytes = Buffer.from('these bytes are no film, but they all arrive')

/** An eligible entry of somebody. */
const entered = async (site: Site, edition: Edition) => {
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
  const [{ id }] = (await post(site, maker, filmId)).json.entries
  await makeWatchable(site, filmId)
  return { maker, filmId, id: id as string }
}

const begin = async (site: Site, maker: SignedInPerson, filmId: string): Promise<string> => {
  const id = randomUUID()
  const made = await create(site, maker, { id, filmId, length: bytes.length })
  assert.equal(made.statusCode, 201, made.body)
  return id
}

const received = async (site: Site, who: SignedInPerson, entryId: string): Promise<string | undefined> => {
  const { json } = await ask(site, who, 'GET', `/entries/${entryId}`)
  return json.entry.eligibility.checks.find(({ rule }: Check) => rule === 'received')?.outcome
}
