import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadConfig } from '#platform/config.ts'
import { anEdition } from '#test/an-edition.ts'
import { harness } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'
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

test('an edition in a zone that not everyone knows is named, with what is shown in its place', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const [fine, strange] = [await anEdition(site, organiser.id), await anEdition(site, organiser.id)]
  await site.platform.pool.query('update edition set time_zone = $2 where id = $1', [strange.id, 'JST'])
  const found = await about({ DATABASE_URL: site.platform.databaseUrl }, 'time zones')
  assert.deepEqual(
    found.map(({ state }) => state),
    ['wrong'],
  )
  assert.match(found[0]?.sentence ?? '', new RegExp(`${strange.slug} is in the zone JST.*Asia/Tokyo`))
  assert.ok(!found[0]?.sentence.includes(`${fine.slug} `))
})

test('a public address without https is wrong, this machine alone is worth a note', async () => {
  assert.equal((await about({ PUBLIC_URL: 'http://festival.example' }, 'public URL'))[0]?.state, 'wrong')
  assert.equal((await about({}, 'public URL'))[0]?.state, 'note')
})

test('a mail server that does not answer is wrong', async () => {
  const found = await about({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'a@b.example' }, 'mail')
  assert.equal(found[0]?.state, 'wrong')
})

test('letters that the mail server gives back are told, and are wrong when they are most of all', async () => {
  await using site = await harness()
  const { db, databaseUrl, clock } = site.platform
  const found = async () =>
    (await about({ DATABASE_URL: databaseUrl }, 'letters')).map(({ state, sentence }) => [state, sentence])
  const letter = { recipient: 'a@b.example', subject: '', bodyText: '', language: 'ja' }
  await db
    .insertInto('mail')
    .values({ ...letter, sentAt: clock.now() })
    .execute()
  assert.deepEqual(await found(), [])
  const says = (lost: number, all: number) =>
    `The mail server has given back ${lost} of ${all} letters of the last seven days; each edition's console shows whose.`
  await db
    .insertInto('mail')
    .values({ ...letter, givenUpAt: clock.now() })
    .execute()
  assert.deepEqual(await found(), [['note', says(1, 2)]])
  await db
    .insertInto('mail')
    .values({ ...letter, givenUpAt: clock.now() })
    .execute()
  assert.deepEqual(await found(), [['wrong', says(2, 3)]])
})
