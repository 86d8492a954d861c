import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFilm, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { signIn } from '#test/sign-in.ts'
import { receiveEntries } from './receive.ts'

/** A public edition, a film whose text names it, and both acts: the film enters, the edition becomes a draft again. */
const aboutToMeet = async (site: Site) => {
  const { platform } = site
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
  await site.work()
  return {
    enter: () =>
      platform.db.transaction().execute((trx) => receiveEntries(platform, trx, filmId, platform.clock.now())),
    takeBack: () => ask(site, organiser, 'DELETE', `/editions/${edition.id}/publication`),
    stands: async () => {
      const { publishedAt } = await platform.db
        .selectFrom('edition')
        .select('publishedAt')
        .where('id', '=', edition.id)
        .executeTakeFirstOrThrow()
      const entries = await platform.db.selectFrom('entry').select('id').execute()
      return { isPublic: publishedAt !== null, entries: entries.length }
    },
  }
}

test('a film that comes while its edition is being taken back finds a draft, and enters nothing', async () => {
  await using site = await harness()
  const { pool } = site.platform
  const { enter, takeBack, stands } = await aboutToMeet(site)
  // the edition is changed, and its news is not told yet
  const { takenBack, entered } = await whileNobodyWrites(pool, 'event', async () => {
    const takenBack = takeBack()
    await standingStill(pool, 1, 'relation')
    const entered = enter()
    await standingStill(pool, 2)
    return { takenBack, entered }
  })
  assert.equal((await takenBack).status, 200)
  assert.deepEqual(await entered, [])
  assert.deepEqual(await stands(), { isPublic: false, entries: 0 })
})

test('an edition that is taken back while a film is entering it stays public, and says why', async () => {
  await using site = await harness()
  const { pool } = site.platform
  const { enter, takeBack, stands } = await aboutToMeet(site)
  const { takenBack, entered } = await whileNobodyWrites(pool, 'entry', async () => {
    const entered = enter()
    await standingStill(pool, 1, 'relation')
    const takenBack = takeBack()
    await standingStill(pool, 2)
    return { takenBack, entered }
  })
  assert.equal((await entered).length, 1)
  const { status, json } = await takenBack
  assert.deepEqual([status, json.code], [409, 'edition_entered'])
  assert.deepEqual(await stands(), { isPublic: true, entries: 1 })
})
