import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { test } from 'node:test'
import { harness } from '#test/harness.ts'
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
  carrier.refuses = true
  await site.platform.mail.post(site.platform.db, letter)
  await assert.rejects(site.work(), /450/)
  const stands = () => site.platform.db.selectFrom('mail').select(['sentAt', 'error']).executeTakeFirst()
  assert.match((await stands())?.error ?? '', /450/)
  carrier.refuses = false
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

/** As much of SMTP (RFC 5321) as it takes to be given a letter. */
const mailServer = async () => {
  const received: string[] = []
  const carrier = { url: '', received, refuses: false }
  const server = createServer((socket) => {
    let letter: string | null = null
    let rest = ''
    socket.write('220 here\r\n')
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      rest += chunk
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (letter === null) {
          if (line === 'DATA') letter = ''
          const answer = line === 'DATA' ? '354 go on' : line === 'QUIT' ? '221 bye' : '250 ok'
          socket.write(`${carrier.refuses && line.startsWith('RCPT') ? '450 not now' : answer}\r\n`)
          if (line === 'QUIT') socket.end()
        } else if (line === '.') {
          received.push(letter)
          letter = null
          socket.write('250 taken\r\n')
        } else letter += `${line}\n`
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  carrier.url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(carrier, {
    async [Symbol.asyncDispose]() {
      server.close()
      await once(server, 'close')
    },
  })
}
