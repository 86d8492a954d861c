import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { changeEdition } from '#features/edition/edition.ts'
import { judgePublication } from '#features/film/film.ts'
import { aFilm, makeWatchable, post, tagOf } from './a-film.ts'
import { anEdition } from './an-edition.ts'
import { ask } from './ask.ts'
import { harness, type Site } from './harness.ts'
import { standingStill, whileNobodyWrites } from './locks.ts'
import { signIn } from './sign-in.ts'

/** A minor's film that was posted, in an edition that asks for no guardian, and is to be judged next. */
const aPostedFilm = async (site: Site) => {
  const organiser = await signIn(site, { roles: ['organiser'] })
  const made = await anEdition(site, organiser.id)
  const rules = { ...made.rules, guardianUnder: null }
  const edition = await changeEdition(site.platform, organiser.id, made.id, { rules })
  const maker = await signIn(site, { birthDate: '2010-06-01' })
  const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
  await post(site, maker, filmId)
  await makeWatchable(site, filmId)
  await site.platform.db.deleteFrom('publication').where('filmId', '=', filmId).execute()
  await site.platform.db.deleteFrom('mediaGrant').where('filmId', '=', filmId).execute()
  const judge = () =>
    site.platform.db.transaction().execute((trx) => judgePublication(site.platform, trx, filmId))
  const openAddresses = async () =>
    (
      await site.platform.db
        .selectFrom('mediaGrant')
        .select('token')
        .where('filmId', '=', filmId)
        .where('revokedAt', 'is', null)
        .execute()
    ).length
  const status = async () => (await ask(site, null, 'GET', `/films/${filmId}`)).status
  return { organiser, edition, maker, filmId, judge, openAddresses, status }
}

test('a ruling that comes while a film is being published ends its addresses all the same', async () => {
  await using site = await harness()
  const { pool } = site.platform
  const { organiser, filmId, judge, openAddresses, status } = await aPostedFilm(site)
  const { judged, ruled } = await whileNobodyWrites(pool, 'media_grant', async () => {
    const judged = judge()
    await standingStill(pool, 1, 'relation')
    const ruling = { id: randomUUID(), subjectKind: 'film', subjectId: filmId, act: 'hold' }
    const ruled = ask(site, organiser, 'POST', '/rulings', {
      ...ruling,
      reasonCode: 'rights',
      reason: '確認',
    })
    await standingStill(pool, 2)
    return { judged, ruled }
  })
  await judged
  assert.equal((await ruled).status, 200)
  assert.deepEqual([await status(), await openAddresses()], [404, 0])
})

test('a film that is being published while its edition comes to ask for a guardian is not public after it', async () => {
  await using site = await harness()
  const { platform } = site
  const { organiser, edition, judge, openAddresses, status } = await aPostedFilm(site)
  const { judged, changed } = await whileNobodyWrites(platform.pool, 'media_grant', async () => {
    const judged = judge()
    await standingStill(platform.pool, 1, 'relation')
    const rules = { ...edition.rules, guardianUnder: 18 }
    const changed = changeEdition(platform, organiser.id, edition.id, { rules })
    await Promise.race([changed, standingStill(platform.pool, 2)])
    // what follows the news of the change, where there is some already
    await site.work()
    return { judged, changed }
  })
  await judged
  await changed
  await site.work()
  assert.deepEqual([await status(), await openAddresses()], [404, 0])
})

test('two judgements of a film at the same time publish it once', async () => {
  await using site = await harness()
  const { pool } = site.platform
  const { judge, openAddresses, status } = await aPostedFilm(site)
  const both = await whileNobodyWrites(pool, 'media_grant', async () => {
    const both = [judge(), judge()]
    await standingStill(pool, 2)
    return both
  })
  await Promise.all(both)
  assert.deepEqual([await status(), await openAddresses()], [200, 1])
})

test('a film that its maker takes back while it is being published is not public after it', async () => {
  await using site = await harness()
  const { pool } = site.platform
  const { maker, filmId, judge, openAddresses, status } = await aPostedFilm(site)
  const { judged, taken } = await whileNobodyWrites(pool, 'event', async () => {
    const judged = judge()
    await standingStill(pool, 1)
    const taken = ask(site, maker, 'DELETE', `/films/${filmId}/publication`)
    await Promise.race([taken, standingStill(pool, 2)])
    return { judged, taken }
  })
  await judged
  assert.equal((await taken).status, 200)
  assert.deepEqual([await status(), await openAddresses()], [404, 0])
})

test('a film that its maker takes back while a ruling is lifted has no address left', async () => {
  await using site = await harness()
  const { pool } = site.platform
  const { organiser, maker, filmId, judge, openAddresses } = await aPostedFilm(site)
  await judge()
  const rule = (act: string) =>
    ask(site, organiser, 'POST', '/rulings', {
      ...{ id: randomUUID(), subjectKind: 'film', subjectId: filmId },
      ...{ act, reasonCode: act === 'hold' ? 'rights' : 'mistake', reason: '確認' },
    })
  assert.equal((await rule('hold')).status, 200)
  const { lifted, taken } = await whileNobodyWrites(pool, 'media_grant', async () => {
    const lifted = rule('release')
    await standingStill(pool, 1)
    const taken = ask(site, maker, 'DELETE', `/films/${filmId}/publication`)
    await standingStill(pool, 2)
    return { lifted, taken }
  })
  assert.deepEqual([(await lifted).status, (await taken).status], [200, 200])
  assert.equal(await openAddresses(), 0)
})

test('many entries of one person that end at the same time all end', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const maker = await signIn(site)
  const entries: string[] = []
  for (let n = 0; n < 6; n++) {
    const edition = await anEdition(site, organiser.id)
    const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
    entries.push((await post(site, maker, filmId)).json.entries[0].id)
  }
  const answers = await whileNobodyWrites(site.platform.pool, 'withdrawal', async () => {
    const answers = entries.map((id) => ask(site, maker, 'PUT', `/entries/${id}/withdrawal`, { reason: '' }))
    await standingStill(site.platform.pool, entries.length)
    return answers
  })
  assert.deepEqual(
    (await Promise.all(answers)).map(({ status }) => status),
    entries.map(() => 200),
  )
})
