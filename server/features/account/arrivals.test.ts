import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addPerson, arrivalsOf } from '#features/account/account.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { newcomer } from '#test/newcomer.ts'
import { signIn } from '#test/sign-in.ts'
import { accountJobs } from './account.jobs.ts'

let count = 0
const comeFrom = async (site: Site, ip: string): Promise<string> => {
  const email = `person${++count}@example.jp`
  const browser = newcomer(site, 'ja', { ip })
  return (await browser.enter(email, await browser.code(email), '1990-01-01')).me.id
}

test('who came from one network on one day is one group, whatever the network is called', async () => {
  await using site = await harness()
  const first = await comeFrom(site, '203.0.113.9')
  site.clock.advance(60_000)
  const second = await comeFrom(site, '::ffff:203.0.113.9')
  const other = await comeFrom(site, '203.0.113.10')
  site.clock.advance(24 * 3_600_000)
  const later = await comeFrom(site, '203.0.113.9')
  const named = (await addPerson(site.platform, { email: 'boss@example.jp' })).id
  const arrivals = await arrivalsOf(site.platform.db, [first, second, other, later, named])
  assert.deepEqual([...arrivals.keys()].sort(), [first, second, other, later].sort())
  const networks = [first, second, other, later].map((id) => arrivals.get(id)?.network)
  assert.equal(networks[0], networks[1])
  assert.equal(new Set(networks).size, 3)
  assert.deepEqual(arrivals.get(second)?.at, new Date('2026-05-01T03:01:00Z'))
  assert.deepEqual(await arrivalsOf(site.platform.db, []), new Map())
})

test('an arrival is the first sign-in, not a later one, and tells no address of a network', async () => {
  await using site = await harness()
  const mio = await signIn(site, { email: 'mio@example.jp' })
  const before = await arrivalsOf(site.platform.db, [mio.id])
  site.clock.advance(3_600_000)
  const browser = newcomer(site, 'ja', { ip: '203.0.113.77' })
  await browser.enter(mio.email, await browser.code(mio.email))
  assert.deepEqual(await arrivalsOf(site.platform.db, [mio.id]), before)
  const rows = await site.platform.pool.query('select * from arrival')
  assert.doesNotMatch(JSON.stringify(rows.rows), /\d+\.\d+\.\d+\.\d+/)
})

test('an arrival is forgotten after ninety days, and with its person; until then its person may read it', async () => {
  await using site = await harness()
  const [mio, ren] = [await signIn(site), await signIn(site)]
  const ids = [mio.id, ren.id]
  const exported = (await ask(site, mio, 'GET', '/me/export')).json
  assert.equal(exported.account.arrivals[0].personId, mio.id)
  await ask(site, mio, 'PUT', '/me/erasure', { email: mio.email })
  assert.deepEqual([...(await arrivalsOf(site.platform.db, ids)).keys()], [ren.id])
  const forget = async () => {
    for (const job of accountJobs)
      await job.run(
        site.platform,
        {},
        { attempt: 1, lastAttempt: true, signal: new AbortController().signal },
      )
  }
  site.clock.advance(90 * 86_400_000 - 1000)
  await forget()
  assert.equal((await arrivalsOf(site.platform.db, ids)).size, 1)
  site.clock.advance(1000)
  await forget()
  assert.equal((await arrivalsOf(site.platform.db, ids)).size, 0)
})
