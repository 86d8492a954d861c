import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadConfig } from '#platform/config.ts'
import { harness } from '#test/harness.ts'
import { examine } from './doctor.ts'

const about = async (environment: Record<string, string>, subject: string) => {
  const config = loadConfig({ SECRET: 's', ...environment }, { data: '/nowhere/verticale' })
  return (await examine(config)).filter((finding) => finding.about === subject)
}

test('a database that does not answer is named as what is wrong', async () => {
  const [found] = await about({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, 'database')
  assert.equal(found?.state, 'wrong')
  assert.match(found?.sentence ?? '', /does not answer/)
})

test('a migrated database is found in order, and its forgetful settings are not', async () => {
  await using site = await harness()
  const found = await about({ DATABASE_URL: site.platform.databaseUrl }, 'database')
  assert.ok(found.some(({ state, sentence }) => state === 'fine' && /All \d+ migrations/.test(sentence)))
  assert.ok(found.some(({ state, sentence }) => state === 'wrong' && /power cut/.test(sentence)))
})

test('a public address without https is wrong, this machine alone is worth a note', async () => {
  assert.equal((await about({ PUBLIC_URL: 'http://festival.example' }, 'public URL'))[0]?.state, 'wrong')
  assert.equal((await about({}, 'public URL'))[0]?.state, 'note')
})

test('a mail server that does not answer is wrong', async () => {
  const found = await about({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'a@b.example' }, 'mail')
  assert.equal(found[0]?.state, 'wrong')
})
