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

test('ten tenths are a whole', () => {
  const pool = createPool()
  for (let n = 0; n < 3; n++) pool.set(member(n))
  for (let tenth = 0; tenth < 10; tenth++) pool.count('film-0000', { pending: 0.1 })
  pool.count('film-0001', { confirmed: 1 })
  const seconds = new Set<string | undefined>()
  for (let ask = 0; ask < 50; ask++) {
    const [first, second] = pool.leastExposed(2, () => false)
    assert.equal(first?.filmId, 'film-0002')
    seconds.add(second?.filmId)
  }
  assert.equal(seconds.size, 2)
})

test('what also counts for a viewer moves a film as far back as if it were counted', () => {
  const pool = createPool()
  for (let n = 0; n < 4; n++) pool.set(member(n, { confirmed: n }))
  const order = (also: [string, number][]) =>
    pool.leastExposed(4, () => false, { also: new Map(also) }).map(({ receivedAt }) => receivedAt)
  assert.deepEqual(order([]), [0, 1, 2, 3])
  assert.deepEqual(order([['film-0000', 2.5]]).slice(0, 1), [1])
  assert.deepEqual(order([['film-0001', 5]]), [0, 2, 3, 1])
})

test('a late entry is late no more for whom it was shown as often as the others', () => {
  const random = seeded(5)
  const pool = createPool()
  for (let n = 0; n < 20; n++) pool.set(member(n, { confirmed: 30 }))
  pool.set(member(20))
  const shown = (also: [string, number][]) => {
    let times = 0
    for (let ask = 0; ask < 1000; ask++)
      for (const film of pool.leastExposed(3, () => false, { also: new Map(also), random }))
        if (film.receivedAt === 20) times++
    return times
  }
  const [late, level, beyond] = [shown([]), shown([['film-0020', 30]]), shown([['film-0020', 31]])]
  assert.ok(Math.abs(late / ((3000 * 3) / 23) - 1) < 0.15, `${late} times of 3,000`)
  assert.ok(Math.abs(level / (3000 / 21) - 1) < 0.3, `${level} times of 3,000`)
  assert.equal(beyond, 0)
})

test('a late entry stands anywhere in an answer, each place as likely', () => {
  const random = seeded(9)
  const pool = createPool()
  for (let n = 0; n < 20; n++) pool.set(member(n, { confirmed: 30 }))
  pool.set(member(20))
  const places = [0, 0, 0]
  for (let ask = 0; ask < 3000; ask++) {
    const at = pool.leastExposed(3, () => false, { random }).findIndex(({ receivedAt }) => receivedAt === 20)
    if (at >= 0) places[at] = (places[at] ?? 0) + 1
  }
  const all = places.reduce((a, b) => a + b)
  for (const times of places) assert.ok(Math.abs(times / all - 1 / 3) < 0.05, `${places}`)
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
