import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFilm, post, prepared, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { toldKinds } from '#test/ask.ts'
import { harness } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { signIn } from '#test/sign-in.ts'
import { reconsider } from './decide.ts'
import { withdraw } from './ending.ts'

test('an entry that is considered twice at once is decided and told once', async () => {
  await using site = await harness()
  const { platform } = site
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
  const [entry] = (await post(site, maker, filmId)).json.entries
  await prepared(platform, filmId)
  const consider = () => platform.db.transaction().execute((trx) => reconsider(platform, trx, entry.id))
  const both = await whileNobodyWrites(platform.pool, 'eligibility', async () => {
    const both = [consider(), consider()]
    await standingStill(platform.pool, 2)
    return both
  })
  await Promise.all(both)
  assert.deepEqual(await toldKinds(site, entry.id), ['entry.received', 'entry.eligible'])
  const decided = await platform.db
    .selectFrom('eligibility')
    .select('eligible')
    .where('entryId', '=', entry.id)
    .where('eligible', 'is not', null)
    .execute()
  assert.deepEqual(decided, [{ eligible: true }])
})

test('two films that enter an edition at the same moment get a number each', async () => {
  await using site = await harness()
  const { pool } = site.platform
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const makers = [await signIn(site), await signIn(site)]
  const films = await Promise.all(makers.map(({ id }) => aFilm(site, id, { post: tagOf(edition) })))
  const posting = await whileNobodyWrites(pool, 'entry', async () => {
    const posting = makers.map((maker, at) => post(site, maker, films[at] ?? ''))
    await standingStill(pool, 2)
    return posting
  })
  const answers = await Promise.all(posting)
  assert.deepEqual(answers.map(({ json }) => json.entries[0]?.number).sort(), [1, 2])
})

test('who ends an entry takes the entries of its maker in the order in which others consider them', async () => {
  await using site = await harness({ now: '2026-05-10T00:00:00Z' })
  const { platform } = site
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const maker = await signIn(site)
  // the later an entry comes into the table, the earlier it was received; two of them also have ids the other way round
  const received: { id: string }[] = []
  const earlier = () => received.find(({ id }, at) => received.slice(0, at).some((later) => later.id < id))
  while (!earlier()) {
    const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
    received.push((await post(site, maker, filmId)).json.entries[0])
    site.clock.advance(-60_000)
  }
  const first = earlier()?.id ?? ''
  const second = received.find(({ id }) => id < first)?.id ?? ''
  const { withdrawn } = await platform.db.transaction().execute(async (trx) => {
    await reconsider(platform, trx, first)
    const withdrawn = withdraw(platform, maker.id, second, { reason: '' })
    withdrawn.catch(() => undefined)
    await standingStill(platform.pool, 1)
    await reconsider(platform, trx, second)
    return { withdrawn }
  })
  await withdrawn
  assert.equal((await toldKinds(site, second)).at(-1), 'entry.withdrawn')
})
