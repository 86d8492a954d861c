import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPool, type Member } from './pool.ts'

const member = (n: number, more: Partial<Member> = {}): Member => ({
  filmId: `film-${String(n).padStart(4, '0')}`,
  entryId: `entry-${n}`,
  stage: 'eligible',
  makers: [`maker-${n}`],
  receivedAt: n,
  confirmed: 0,
  ...more,
})

/** mulberry32 */
const seeded = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

/** Σ(2i−n−1)x₍ᵢ₎ / (nΣx) */
const gini = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const n = sorted.length
  const sum = sorted.reduce((a, b) => a + b, 0)
  return sorted.reduce((total, x, i) => total + (2 * (i + 1) - n - 1) * x, 0) / (n * sum)
}

test('the Gini of the reference cases', () => {
  assert.deepEqual(
    [
      [1, 1, 1, 1],
      [0, 0, 0, 1],
      [1, 2, 3, 4],
    ].map(gini),
    [0, 0.75, 0.25],
  )
})

test('2,000 films and 4,000 sessions end as equal as the reference simulation', () => {
  const random = seeded(7)
  const pool = createPool()
  for (let n = 0; n < 2000; n++) pool.set(member(n))
  for (let session = 0; session < 4000; session++) {
    const seen = new Set<string>()
    for (let ask = 0; ask < 3; ask++)
      for (const film of pool.leastExposed(8, (one) => seen.has(one.filmId), { random })) {
        seen.add(film.filmId)
        pool.count(film.filmId, { confirmed: 1 })
      }
  }
  const counts = [...pool.films.values()].map((film) => film.confirmed)
  assert.equal(
    counts.reduce((a, b) => a + b),
    4000 * 24,
  )
  assert.ok(gini(counts) <= 0.01, `Gini ${gini(counts)}`)
  assert.ok(Math.min(...counts) >= 47, `fewest ${Math.min(...counts)}`)
})

test('ties are broken at random', () => {
  const pool = createPool()
  for (let n = 0; n < 20; n++) pool.set(member(n, { confirmed: n < 4 ? 4 : 5 }))
  const orders = new Set<string>()
  const random = seeded(3)
  for (let i = 0; i < 50; i++) {
    const page = pool.leastExposed(4, () => false, { random }).map((film) => film.filmId)
    assert.deepEqual([...page].sort(), ['film-0000', 'film-0001', 'film-0002', 'film-0003'])
    orders.add(page.join())
  }
  assert.ok(orders.size > 10)
})

test('pending exposures count like confirmed ones', () => {
  const pool = createPool()
  for (let n = 0; n < 4; n++) pool.set(member(n))
  pool.count('film-0000', { pending: 1 })
  pool.count('film-0001', { confirmed: 1 })
  const page = pool.leastExposed(2, () => false).map((film) => film.filmId)
  assert.deepEqual(page.sort(), ['film-0002', 'film-0003'])
})

test('a late entry is caught up at no more than three times the base rate', () => {
  const random = seeded(11)
  const pool = createPool()
  for (let n = 0; n < 1000; n++) pool.set(member(n, { confirmed: 200 }))
  for (let n = 1000; n < 1010; n++) pool.set(member(n))
  let late = 0
  let all = 0
  for (let ask = 0; ask < 5000; ask++)
    for (const film of pool.leastExposed(8, () => false, { random })) {
      all++
      if (Number(film.filmId.slice(5)) >= 1000) late++
      pool.count(film.filmId, { confirmed: 1 })
    }
  const [lateRate, baseRate] = [late / 10, (all - late) / 1000]
  assert.ok(lateRate / baseRate <= 3.1, `${lateRate / baseRate} times the base rate`)
  assert.ok(lateRate / baseRate >= 2.5, `${lateRate / baseRate} times the base rate`)
})

test('when only late films are left for a viewer they all come', () => {
  const pool = createPool()
  for (let n = 0; n < 100; n++) pool.set(member(n, { confirmed: 50 }))
  for (let n = 100; n < 105; n++) pool.set(member(n))
  const page = pool.leastExposed(8, (film) => film.confirmed === 50)
  assert.equal(page.length, 5)
})

test('a film that leaves the pool is not found again, and its neighbours keep their places', () => {
  const pool = createPool()
  for (let n = 0; n < 10; n++) pool.set(member(n))
  pool.remove('film-0003')
  pool.count('film-0009', { confirmed: 1 })
  pool.remove('film-0000')
  const left = pool.leastExposed(20, () => false).map((film) => film.filmId)
  assert.deepEqual(
    left.sort(),
    ['0001', '0002', '0004', '0005', '0006', '0007', '0008', '0009'].map((n) => `film-${n}`),
  )
})

test('newest first, and a film received again moves up', () => {
  const pool = createPool()
  for (let n = 0; n < 5; n++) pool.set(member(n))
  assert.deepEqual(
    pool.newest(2, () => false).map((film) => film.receivedAt),
    [4, 3],
  )
  pool.set(member(1, { receivedAt: 9 }))
  assert.deepEqual(
    pool.newest(2, () => false).map((film) => film.filmId),
    ['film-0001', 'film-0004'],
  )
})
