import assert from 'node:assert/strict'
import { test } from 'node:test'
import { harness } from '#test/harness.ts'

const letter = { recipient: 'mika@example.org', subject: 'ようこそ', text: '1234', language: 'ja' } as const

test('without SMTP a letter stays readable in the outbox', async () => {
  await using site = await harness()
  await site.platform.mail.post(site.platform.db, letter)
  await site.work()
  assert.deepEqual(await site.outbox('mika@example.org'), [letter])
  assert.deepEqual(await site.outbox('someone@example.org'), [])
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
