import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { limits } from '#platform/limits.ts'
import { aFilm, prepared } from '#test/a-film.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'
import { create } from '#test/tus.ts'
import { prepareAgain } from './poster.ts'
import { noteState } from './preparation/standing.ts'
import { declareRights } from './rights.ts'
import { completeUpload } from './upload.ts'
import { changeFilm } from './writing.ts'

test('two forms of a title that are written at the same moment are both kept', async () => {
  await using site = await harness()
  const { platform } = site
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id, { title: '凪の音' })
  const both = await whileNobodyWrites(platform.pool, 'event', async () => {
    const first = changeFilm(platform, maker.id, filmId, { title: { english: 'Calm' } })
    await standingStill(platform.pool, 1)
    const second = changeFilm(platform, maker.id, filmId, { title: { romanised: 'Nagi no oto' } })
    await standingStill(platform.pool, 2)
    return [first, second]
  })
  await Promise.all(both)
  const { title } = await platform.db.selectFrom('film').select('title').executeTakeFirstOrThrow()
  assert.deepEqual(title, {
    original: '凪の音',
    reading: '',
    romanised: 'Nagi no oto',
    english: 'Calm',
  })
})

test('a preparation that has just begun again is not begun once more', async () => {
  await using site = await harness()
  const { platform } = site
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  await prepared(platform, filmId)
  await noteState(platform, platform.db, filmId, { state: 'failed' })
  const { asked } = await platform.db.transaction().execute(async (trx) => {
    await noteState(platform, trx, filmId, { state: 'working' })
    const asked = prepareAgain(platform, filmId)
    await standingStill(platform.pool, 1)
    return { asked }
  })
  await asked
  const { state } = await platform.db
    .selectFrom('preparation')
    .select('state')
    .where('filmId', '=', filmId)
    .executeTakeFirstOrThrow()
  assert.equal(state, 'working')
})

test('two declarations of the rights in a film that come at the same moment are both kept', async () => {
  await using site = await harness()
  const { platform } = site
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  const declare = (music: boolean) =>
    declareRights(platform, maker.id, filmId, {
      ...{ id: randomUUID(), version: '1' },
      ...{ ownWork: true, music, people: true },
    })
  const both = await whileNobodyWrites(platform.pool, 'event', async () => {
    const both = [declare(true), declare(false)]
    await standingStill(platform.pool, 2)
    return both
  })
  await Promise.all(both)
  assert.equal((await platform.db.selectFrom('rightsDeclaration').select('id').execute()).length, 3)
})

/** An upload whose bytes have all come. */
const sent = async (site: Site, maker: SignedInPerson, filmId: string) => {
  const [id, bytes] = [randomUUID(), randomBytes(1000)]
  assert.equal((await create(site, maker, { id, filmId, length: bytes.length })).statusCode, 201)
  await writeFile(join(site.platform.config.dataDir, 'uploads', id), bytes)
  return id
}

test('of two uploads of a film that end at the same moment one is its original, and only its bytes are kept', async () => {
  await using site = await harness()
  const { platform } = site
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  const two = [await sent(site, maker, filmId), await sent(site, maker, filmId)]
  const both = await whileNobodyWrites(platform.pool, 'original', async () => {
    const both = two.map((id) => completeUpload(platform, id))
    await standingStill(platform.pool, 2)
    return both
  })
  await Promise.all(both)
  const { hash } = await platform.db.selectFrom('original').select('hash').executeTakeFirstOrThrow()
  const named = await platform.db.selectFrom('blob').select('hash').where('refs', '!=', 0).execute()
  assert.deepEqual(named, [{ hash }])
})

test('of a film that is deleted while its upload ends nothing is kept', async () => {
  await using site = await harness()
  const { platform } = site
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  const id = await sent(site, maker, filmId)
  const { ended, deleted } = await whileNobodyWrites(platform.pool, 'event', async () => {
    const ended = completeUpload(platform, id)
    await standingStill(platform.pool, 1)
    const deleted = ask(site, maker, 'DELETE', `/films/${filmId}`)
    await standingStill(platform.pool, 2)
    return { ended, deleted }
  })
  await ended
  assert.equal((await deleted).status, 200)
  assert.deepEqual(await platform.db.selectFrom('original').select('hash').execute(), [])
  assert.deepEqual(await platform.db.selectFrom('blob').select('hash').where('refs', '!=', 0).execute(), [])
})

test('two uploads that begin at the same moment do not both take the last place', async () => {
  await using site = await harness()
  const { pool } = site.platform
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  const begin = () => create(site, maker, { id: randomUUID(), filmId, length: 1000 })
  for (let nth = 1; nth < limits.uploads.open; nth++) assert.equal((await begin()).statusCode, 201)
  const beginning = await whileNobodyWrites(pool, 'upload', async () => {
    const beginning = [begin(), begin()]
    await standingStill(pool, 2)
    return beginning
  })
  const answers = await Promise.all(beginning)
  assert.equal(answers.filter(({ statusCode }) => statusCode === 201).length, 1)
})
