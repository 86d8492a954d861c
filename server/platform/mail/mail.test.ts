import assert from 'node:assert/strict'
import { test } from 'node:test'
import { harness } from '#test/harness.ts'
import { mailServer } from '#test/mail-server.ts'
import { link, prose } from './prose.ts'

const letter = {
  recipient: 'mika@example.org',
  subject: prose`ようこそ`,
  text: prose`1234\n\n${link('https://festival.example/')}`,
  language: 'ja',
} as const
const kept = { ...letter, subject: 'ようこそ', text: '1234\n\nhttps://festival.example/' }

test('without SMTP a letter stays readable in the outbox', async () => {
  await using site = await harness()
  await site.platform.mail.post(site.platform.db, letter)
  await site.work()
  assert.deepEqual(await site.outbox('mika@example.org'), [kept])
  assert.deepEqual(await site.outbox('someone@example.org'), [])
})

test('with SMTP a letter leaves by its job, and once only', async () => {
  await using carrier = await mailServer()
  await using site = await harness({ config: { smtpUrl: carrier.url } })
  await site.platform.mail.post(site.platform.db, letter)
  await site.work()
  await site.work()
  assert.equal(carrier.received.length, 1)
  assert.match(carrier.received[0] ?? '', /^To: mika@example\.org$/m)
  const row = await site.platform.db.selectFrom('mail').select(['sentAt', 'error']).executeTakeFirst()
  assert.deepEqual(row, { sentAt: site.clock.now(), error: null })
})

test('a letter that its carrier refuses keeps the words, and leaves at a later attempt', async () => {
  await using carrier = await mailServer()
  await using site = await harness({ config: { smtpUrl: carrier.url } })
  carrier.refuses = 450
  await site.platform.mail.post(site.platform.db, letter)
  await assert.rejects(site.work(), /450/)
  const stands = () => site.platform.db.selectFrom('mail').select(['sentAt', 'error']).executeTakeFirst()
  assert.match((await stands())?.error ?? '', /450/)
  carrier.refuses = null
  await site.platform.pool.query(
    `update graphile_worker._private_jobs set run_at = now() - interval '1 second'`,
  )
  await site.work()
  assert.deepEqual(await stands(), { sentAt: site.clock.now(), error: null })
})

test('what is written to somebody without an address stays in the outbox', async () => {
  await using carrier = await mailServer()
  await using site = await harness({ config: { smtpUrl: carrier.url } })
  await site.platform.mail.post(site.platform.db, { ...letter, recipient: '1@tiktok.placeholder.invalid' })
  await site.work()
  assert.equal(carrier.received.length, 0)
})

test('on paper a letter’s own addresses are links, and what people wrote is none', async () => {
  await using carrier = await mailServer()
  await using site = await harness({ config: { smtpUrl: carrier.url } })
  const title = 'https://evil.example/ www.evil.example'
  const text = prose`「${title}」\n${link('https://festival.example/')}`
  await site.platform.mail.post(site.platform.db, { ...letter, text })
  await site.work()
  const row = await site.platform.db.selectFrom('mail').select(['bodyHtml', 'bodyText']).executeTakeFirst()
  assert.deepEqual(row?.bodyHtml?.match(/<a href="[^"]*"/g), ['<a href="https://festival.example/"'])
  assert.doesNotMatch(`${row?.bodyHtml} ${row?.bodyText}`, /evil\.example|:\/\/evil/)
  assert.equal(carrier.received.length, 1)
})

test('a letter of a change that was rolled back does not exist', async () => {
  await using site = await harness()
  const { db, mail } = site.platform
  const change = db.transaction().execute(async (trx) => {
    await mail.post(trx, letter)
    throw new Error('rolled back')
  })
  await assert.rejects(change, /rolled back/)
  assert.deepEqual(await site.outbox(), [])
})

test('a letter that is refused for good is given up at once, and one that nobody takes at its last attempt', async () => {
  await using carrier = await mailServer()
  await using site = await harness({ config: { smtpUrl: carrier.url } })
  const { db, pool, mail } = site.platform
  const stands = () => db.selectFrom('mail').select(['sentAt', 'givenUpAt']).orderBy('id').execute()
  const givenUp = { sentAt: null, givenUpAt: site.clock.now() }
  carrier.refuses = 550
  const dead = await mail.post(db, letter)
  await site.work()
  assert.deepEqual(await stands(), [givenUp])
  carrier.refuses = 450
  const late = await mail.post(db, letter)
  await pool.query('update graphile_worker._private_jobs set attempts = max_attempts - 1')
  await site.work()
  assert.deepEqual(await stands(), [givenUp, givenUp])
  const news = await db.selectFrom('event').select(['kind', 'subjectId']).orderBy('id').execute()
  assert.deepEqual(
    news,
    [dead, late].map((subjectId) => ({ kind: 'letter.given_up', subjectId })),
  )
})

test('pictures travel in the letter, one that is gone is left out, and a mail program can refuse more', async () => {
  await using carrier = await mailServer()
  await using site = await harness({ config: { smtpUrl: carrier.url } })
  const { db, mail, storage } = site.platform
  const { hash } = await storage.putBytes(Buffer.from('a picture'))
  const film = (cid: string) => ({ kind: 'subject', title: prose`雲`, over: null, cid }) as const
  const pictures = [
    { cid: 'here', hash },
    { cid: 'gone', hash: 'f'.repeat(64) },
  ]
  const text = [film('here'), film('gone'), { kind: 'words', words: prose`公開しました` } as const]
  await mail.post(db, { ...letter, text, pictures, unsubscribe: 'https://festival.example/off' })
  await mail.post(db, letter)
  await site.work()
  const [first = '', second = ''] = carrier.received
  assert.deepEqual(first.match(/Content-ID: <\w+>/g), ['Content-ID: <here>'])
  assert.match(first, new RegExp(Buffer.from('a picture').toString('base64')))
  assert.match(first, /^List-Unsubscribe: <https:\/\/festival\.example\/off>$/m)
  assert.match(first, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
  assert.doesNotMatch(second, /List-Unsubscribe|Content-ID/)
  const { bodyText } = await db
    .selectFrom('mail')
    .select('bodyText')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  assert.equal(bodyText, '雲\n\n雲\n\n公開しました\n')
})
