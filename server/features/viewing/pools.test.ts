import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { harness, type Site } from '#test/harness.ts'
import { plantScreening } from '#test/screening.ts'
import { createPools } from './pools.ts'

/** Pools, and how often they asked the database. */
const countedPools = ({ platform }: Site) => {
  let asked = 0
  const pool = new Proxy(platform.pool, {
    get: (target, key) => {
      if (key === 'query') asked++
      const value = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const { db, clock } = platform
  return { pools: createPools({ pool, db, clock }), asked: () => asked }
}

test('an edition that is unknown or not published has no pool, and nothing of it is kept', async () => {
  await using site = await harness()
  const { editionId } = await plantScreening(site.platform)
  await site.platform.pool.query('update edition set published_at = null')
  const { pools, asked } = countedPools(site)
  const unknown = randomUUID()
  for (const id of [unknown, unknown, editionId])
    await assert.rejects(pools.of(id), { code: 'not_found' }, 'refused')
  assert.equal(asked(), 3, 'each is asked for anew: no pool was kept')
  await site.platform.pool.query('update edition set published_at = now()')
  assert.equal((await pools.of(editionId)).films.size, 3)
})

test('one edition has one pool, however its id is written, and the database is not asked again', async () => {
  await using site = await harness()
  const { editionId } = await plantScreening(site.platform)
  const { pools, asked } = countedPools(site)
  const pool = await pools.of(editionId)
  const before = asked()
  assert.equal(await pools.of(editionId.toUpperCase()), pool)
  assert.equal(asked(), before)
})

test('the pool of an edition that is taken back goes', async () => {
  await using site = await harness()
  const { editionId } = await plantScreening(site.platform)
  const { pools } = countedPools(site)
  await pools.of(editionId)
  await site.platform.pool.query('update edition set published_at = null')
  site.clock.advance(3000)
  await pools.of(editionId)
  await assert.rejects(pools.of(editionId), { code: 'not_found' })
})
