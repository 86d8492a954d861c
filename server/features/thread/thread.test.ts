import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Message, Thread } from '#contract/thread.ts'
import { anEntryBetween, joinTeam, write } from '#test/a-thread.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'

const read = async (site: Site, who: SignedInPerson | null, entryId: string) =>
  (await ask(site, who, 'GET', `/entries/${entryId}/thread`)).json as Thread
const told = ({ messages }: Thread) => messages.map(({ side, text }: Message) => [side, text])
const waiting = async (site: Site, who: SignedInPerson, editionId: string) =>
  (await ask(site, who, 'GET', `/editions/${editionId}/entries?standing=unanswered`)).json.entries.map(
    ({ id }: { id: string }) => id,
  )

test('makers and organisers write to each other, and each sees what the other side wrote and they have not seen', async () => {
  await using site = await harness()
  const { maker, moderator, organiser, filmId, entryId, edition } = await anEntryBetween(site)
  const member = await signIn(site)
  await joinTeam(site, maker, filmId, member)
  assert.deepEqual(told(await read(site, maker, entryId)), [])
  const asked = await write(site, moderator, entryId, '曲の許諾書を\n送ってください。')
  assert.equal(asked.status, 200)
  assert.equal((await read(site, maker, entryId)).unread, 1)
  assert.equal((await read(site, organiser, entryId)).unread, 0)
  assert.deepEqual(await waiting(site, organiser, edition.id), [])
  site.clock.advance(60_000)
  const answered = await write(site, member, entryId, '送ります。')
  assert.deepEqual(told(answered.json), [
    ['organisers', '曲の許諾書を\n送ってください。'],
    ['makers', '送ります。'],
  ])
  assert.deepEqual(
    answered.json.messages.map(({ author }: Message) => author.mine),
    [false, true],
  )
  const mark = async (who: SignedInPerson, at: string) => (await ask(site, who, 'GET', at)).json.threads
  const stands = { entryId, filmId, messages: 2, unanswered: true }
  assert.deepEqual(await mark(moderator, `/editions/${edition.id}/threads`), [{ ...stands, unread: 1 }])
  assert.deepEqual(await mark(maker, '/me/threads'), [{ ...stands, unread: 1 }])
  assert.deepEqual(await mark(member, '/me/threads'), [{ ...stands, unread: 0 }])
  assert.deepEqual(await mark(await signIn(site), '/me/threads'), [])

  assert.equal(
    (await ask(site, maker, 'PUT', `/entries/${entryId}/thread/seen`, { messageId: asked.id })).status,
    200,
  )
  assert.equal((await read(site, maker, entryId)).unread, 0)
  const elsewhere = { messageId: randomUUID() }
  assert.equal((await ask(site, maker, 'PUT', `/entries/${entryId}/thread/seen`, elsewhere)).status, 404)

  assert.deepEqual(await waiting(site, organiser, edition.id), [entryId])
  const rest = { messageId: answered.id }
  assert.equal((await ask(site, maker, 'PUT', `/entries/${entryId}/thread/rest`, rest)).status, 403)
  const rested = await ask(site, moderator, 'PUT', `/entries/${entryId}/thread/rest`, rest)
  assert.equal(rested.json.unanswered, false)
  assert.deepEqual(await waiting(site, organiser, edition.id), [])
  assert.equal((await ask(site, maker, 'DELETE', `/entries/${entryId}/thread/rest`)).status, 403)
  const after = await ask(site, organiser, 'DELETE', `/entries/${entryId}/thread/rest`)
  assert.equal(after.json.unanswered, true, 'it needs an answer after all')
  assert.deepEqual(await waiting(site, organiser, edition.id), [entryId])
  await ask(site, moderator, 'PUT', `/entries/${entryId}/thread/rest`, rest)
  await write(site, maker, entryId, '届きましたか。')
  assert.deepEqual(await waiting(site, organiser, edition.id), [entryId])
  await write(site, organiser, entryId, '届きました。')
  assert.deepEqual(await waiting(site, organiser, edition.id), [])
})

test('sending again writes once, and nobody takes an id that is somebody else’s', async () => {
  await using site = await harness()
  const { maker, moderator, entryId } = await anEntryBetween(site)
  const id = randomUUID()
  const [one, two] = await Promise.all([
    write(site, maker, entryId, 'はい。', { id }),
    write(site, maker, entryId, 'はい。', { id }),
  ])
  assert.deepEqual([one.status, two.status], [200, 200])
  assert.deepEqual(told(await read(site, moderator, entryId)), [['makers', 'はい。']])
  assert.equal((await write(site, moderator, entryId, '私です。', { id })).json.code, 'already_exists')
  const news = await site.platform.db
    .selectFrom('event')
    .select(['actorId', 'data'])
    .where('kind', '=', 'entry.message_sent')
    .execute()
  assert.equal(news.length, 1)
  assert.equal(news[0]?.actorId, maker.id)
  assert.doesNotMatch(JSON.stringify(news), /はい/, 'what was written goes with its author: no news keeps it')
  assert.equal((await site.outbox(moderator.email)).filter(({ text }) => text.includes('はい。')).length, 1)
})

test('a message that is sent again while it is being stored is taken once', async () => {
  await using site = await harness()
  const { maker, entryId } = await anEntryBetween(site)
  const { pool, db } = site.platform
  const message = { id: randomUUID(), text: 'はい。', files: [] }
  const send = () => ask(site, maker, 'POST', `/entries/${entryId}/thread/messages`, message)
  const sending = await whileNobodyWrites(pool, 'event', async () => {
    const first = send()
    await standingStill(pool, 1)
    const again = send()
    await standingStill(pool, 2)
    return [first, again]
  })
  const answers = await Promise.all(sending)
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200],
  )
  assert.equal((await db.selectFrom('message').select('id').execute()).length, 1)
})

test('two organisers who answer at once are both read, in one order', async () => {
  await using site = await harness()
  const { maker, moderator, organiser, entryId } = await anEntryBetween(site)
  await Promise.all([
    ask(site, moderator, 'POST', `/entries/${entryId}/thread/messages`, {
      id: randomUUID(),
      text: '届きました。',
      files: [],
    }),
    ask(site, organiser, 'POST', `/entries/${entryId}/thread/messages`, {
      id: randomUUID(),
      text: '確かめます。',
      files: [],
    }),
  ])
  const seen = told(await read(site, maker, entryId))
  assert.deepEqual(seen.toSorted(), [
    ['organisers', '届きました。'],
    ['organisers', '確かめます。'],
  ])
  assert.deepEqual(told(await read(site, moderator, entryId)), seen)
})

test('of two organisers who say up to where nothing needs an answer, the one who has read further is right', async () => {
  await using site = await harness()
  const { maker, moderator, organiser, entryId } = await anEntryBetween(site)
  const { id: first } = await write(site, maker, entryId, '一つ目')
  const { id: second } = await write(site, maker, entryId, '二つ目')
  const rest = async (who: SignedInPerson, messageId: string) =>
    (await ask(site, who, 'PUT', `/entries/${entryId}/thread/rest`, { messageId })).json.unanswered
  assert.equal(await rest(organiser, second), false)
  assert.equal(await rest(moderator, first), false)
})

test('an empty text, one of 20,000 characters and a thread of a withdrawn entry are refused with a sentence', async () => {
  await using site = await harness()
  const { maker, moderator, entryId } = await anEntryBetween(site)
  const code = async (text: string) => {
    const { json } = await write(site, maker, entryId, text)
    return [json.code, json.field]
  }
  assert.deepEqual(await code(''), ['thread_message_empty', 'text'])
  assert.deepEqual(await code(' \u200b\n\u2800'), ['thread_message_empty', 'text'])
  assert.deepEqual(await code('長'.repeat(20_000)), ['text_too_long', 'text'])
  await write(site, maker, entryId, 'ひとこと')
  await ask(site, maker, 'PUT', `/entries/${entryId}/withdrawal`, { reason: '' })
  assert.deepEqual(await code('まだいますか'), ['thread_withdrawn', undefined])
  assert.equal((await write(site, moderator, entryId, 'はい')).json.code, 'thread_withdrawn')
  const left = await read(site, maker, entryId)
  assert.deepEqual([left.closed, told(left)], ['withdrawn', [['makers', 'ひとこと']]])
})

test('so many messages in a day, and no more', async () => {
  await using site = await harness()
  const { maker, entryId } = await anEntryBetween(site)
  const send = (text: string) =>
    ask(site, maker, 'POST', `/entries/${entryId}/thread/messages`, { id: randomUUID(), text, files: [] })
  for (let n = 0; n < 60; n++) assert.equal((await send(`${n}`)).status, 200)
  assert.equal((await send('61')).json.code, 'thread_too_many')
  site.clock.advance(86_400_001)
  assert.equal((await send('61')).status, 200)
})

test('every route of a thread answers every role as the table says', async () => {
  await using site = await harness()
  const { maker, moderator, organiser, edition, filmId, entryId } = await anEntryBetween(site)
  const { id: messageId } = await write(site, maker, entryId, '一通目')
  const member = await signIn(site)
  await joinTeam(site, maker, filmId, member)
  const former = await signIn(site)
  const membership = await joinTeam(site, maker, filmId, former)
  await ask(site, maker, 'DELETE', `/films/${filmId}/team/${membership}`)
  const elsewhere = await anEntryBetween(site)
  const ofEdition = async (role: 'juror' | 'producer' | 'press') =>
    await signIn(site, { roles: [{ role, editionId: edition.id }] })
  const [out, no, in_] = [404, 403, 200]
  const asks: [string, string, object?][] = [
    ['GET', `/entries/${entryId}/thread`],
    ['PUT', `/entries/${entryId}/thread/seen`, { messageId }],
    ['DELETE', `/entries/${entryId}/thread/files/${randomUUID()}`],
    ['PUT', `/entries/${entryId}/thread/rest`, { messageId }],
    ['DELETE', `/entries/${entryId}/thread/rest`],
    ['GET', `/entries/${entryId}/notes`],
    ['POST', `/entries/${entryId}/notes`, { text: 'メモ' }],
    ['DELETE', `/entries/${entryId}/notes/${randomUUID()}`],
  ]
  const everyone: [string, SignedInPerson | null, number, number][] = [
    ['visitor', null, 401, 401],
    ['person', await signIn(site), out, out],
    ['maker of another film', elsewhere.maker, out, out],
    ['moderator elsewhere', elsewhere.moderator, out, out],
    ['juror', await ofEdition('juror'), out, out],
    ['producer', await ofEdition('producer'), out, out],
    ['press', await ofEdition('press'), out, out],
    ['who has left the team', former, out, out],
    ['maker', maker, in_, no],
    ['team', member, in_, no],
    ['moderator', moderator, in_, in_],
    ['festival organiser', organiser, in_, in_],
  ]
  for (const [name, who, both, desk] of everyone) {
    for (const [at, [method, path, body]] of asks.entries()) {
      const { status } = await ask(site, who, method as 'PUT', path, body && { id: randomUUID(), ...body })
      assert.equal(status, at < 3 ? both : desk, `${method} ${path} by ${name}`)
    }
    const { status } = await write(site, who, entryId, name)
    assert.equal(status, both, `a message by ${name}`)
    const marks = await ask(site, who, 'GET', `/editions/${edition.id}/threads`)
    assert.equal(marks.status, desk === out ? no : desk, `the threads of the edition by ${name}`)
  }
  const own = site.app.servedRoutes.filter(({ feature }) => feature === 'thread')
  assert.equal(own.length, 18, 'the routes behind a link are asked in its own test, those of files in theirs')
})

test('an organiser who made the film writes as its maker, and reads no notes about it', async () => {
  await using site = await harness()
  const { filmId, entryId, maker, organiser, moderator } = await anEntryBetween(site)
  await joinTeam(site, maker, filmId, organiser)
  assert.equal((await write(site, organiser, entryId, '私が撮りました')).json.side, 'makers')
  assert.equal((await ask(site, organiser, 'GET', `/entries/${entryId}/notes`)).status, 403)
  assert.equal((await ask(site, moderator, 'GET', `/entries/${entryId}/notes`)).status, 200)
})

test('a note is written once, read by the desk, and taken back by whoever wrote it', async () => {
  await using site = await harness()
  const { organiser, moderator, entryId } = await anEntryBetween(site)
  const at = `/entries/${entryId}/notes`
  const id = randomUUID()
  for (let n = 0; n < 2; n++) await ask(site, moderator, 'POST', at, { id, text: '権利者に電話した' })
  const { notes } = (await ask(site, organiser, 'GET', at)).json
  assert.deepEqual(
    notes.map(({ text, author }: { text: string; author: { mine: boolean } }) => [text, author.mine]),
    [['権利者に電話した', false]],
  )
  assert.equal((await ask(site, organiser, 'POST', at, { id, text: '私の' })).json.code, 'already_exists')
  assert.equal((await ask(site, organiser, 'POST', at, { id, text: ' ' })).json.code, 'thread_note_empty')
  assert.equal((await ask(site, organiser, 'DELETE', `${at}/${id}`)).json.notes.length, 1)
  assert.equal((await ask(site, moderator, 'DELETE', `${at}/${id}`)).json.notes.length, 0)
})
