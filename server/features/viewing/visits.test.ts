import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPool } from './pool.ts'
import { aVisitor } from './viewer.ts'
import { type After, createVisits } from './visits.ts'

const first: After = { held: new Set(), ahead: 0, leftOut: 0 }

/** One edition of films a, b, c …, and the clock in milliseconds. */
const underWay = (count = 4, confirmed = 0) => {
  const pool = createPool()
  for (let n = 0; n < count; n++)
    pool.set({
      filmId: String.fromCharCode(97 + n),
      entryId: '',
      stage: 'eligible',
      makers: [],
      receivedAt: n,
      confirmed,
    })
  const time = { now: 0 }
  const visits = createVisits(
    () => pool,
    () => time.now,
  )
  const visit = (name: string, network = name) => ({
    editionId: 'e',
    viewer: aVisitor(name),
    network,
  })
  const pending = () => {
    visits.expire()
    return [...pool.films.values()].map((film) => Math.round(film.pending * 1000) / 1000)
  }
  const own = (network: string) => Object.fromEntries(visits.within('e', network))
  return { pool, time, visits, visit, pending, own }
}

test('a film that stands behind others counts by the chance that it is reached', () => {
  const { visits, visit, pending } = underWay()
  visits.served(visit('mio'), ['a', 'b', 'c'], first)
  assert.deepEqual(pending(), [1, 0.5, 0.25, 0])
  visits.served(visit('mio'), ['d'], { held: new Set(['b', 'c']), ahead: 2, leftOut: 3 })
  assert.deepEqual(pending(), [0, 0.5, 0.25, 0.25], 'what is no longer held is no longer expected')
})

test('a pending film is one no longer once it was shown, or a minute after the visit was last heard of', () => {
  const { visits, visit, pending, time, pool } = underWay()
  visits.served(visit('mio'), ['a', 'b', 'c'], first)
  time.now = 50_000
  visits.confirmed(visit('mio'), 'a', 0, true)
  assert.deepEqual(pending(), [0, 0.5, 0.25, 0])
  assert.equal(pool.films.get('a')?.confirmed, 1)
  time.now = 109_999
  assert.deepEqual(pending(), [0, 0.5, 0.25, 0])
  time.now = 110_000
  assert.deepEqual(pending(), [0, 0, 0, 0])
})

test('an exposure that is set aside raises no count, and ends the waiting all the same', () => {
  const { visits, visit, pending, pool, own } = underWay()
  visits.served(visit('mio'), ['a'], first)
  visits.confirmed(visit('mio'), 'a', 0, false)
  assert.deepEqual([pending()[0], pool.films.get('a')?.confirmed], [0, 0])
  assert.deepEqual(own('mio'), { a: 1 })
})

test('for everybody else a network’s pending films reach as far as its share', () => {
  const { visits, visit, pending, own } = underWay(2, 100)
  for (let nth = 0; nth < 20; nth++) visits.served(visit(`v${nth}`, 'hall'), ['a'], first)
  assert.deepEqual(pending(), [5, 0])
  assert.deepEqual(own('hall'), { a: 15 })
  visits.served(visit('mio', 'home'), ['a'], first)
  assert.deepEqual(pending(), [6, 0])
})

test('within a network what was served and not counted counts on, when the minute is over too', () => {
  const { visits, visit, pending, own, time } = underWay()
  visits.served(visit('mio', 'hall'), ['a', 'b'], first)
  assert.deepEqual(own('hall'), {}, 'it is in the pool')
  time.now = 60_000
  assert.deepEqual(pending(), [0, 0, 0, 0])
  assert.deepEqual(own('hall'), { a: 1, b: 0.5 })
  assert.deepEqual(own('home'), {})
})

test('who leaves all other films out does not choose what counts in their network', () => {
  const { visits, visit, own, time } = underWay(12)
  for (let nth = 0; nth < 50; nth++)
    visits.served(visit(`v${nth}`, 'hall'), ['a'], { held: new Set(), ahead: 0, leftOut: 11 })
  time.now = 60_000
  visits.expire()
  assert.ok((own('hall').a ?? 0) < 0.05)
})

test('the chance to be reached is learned from where the films stood that were shown', () => {
  const served = (places: readonly number[]) => {
    const { visits, visit, pending } = underWay()
    for (const [nth, place] of places.entries()) visits.confirmed(visit(`v${nth}`), 'd', place, true)
    visits.served(visit('mio'), ['a', 'b'], first)
    return pending()[1] ?? 0
  }
  const many = (place: (n: number) => number) => served(Array.from({ length: 2000 }, (_, n) => place(n)))
  assert.ok(many(() => 0) < 0.01)
  assert.ok(Math.abs(many((n) => n % 10) - 0.9) < 0.01)
  assert.equal(served([]), 0.5)
})

test('someone who goes on elsewhere leaves what was pending to the network where it was served', () => {
  const { visits, visit, own, pending } = underWay()
  visits.served(visit('mio', 'train'), ['a'], first)
  visits.served(visit('mio', 'home'), ['b'], { held: new Set(['a']), ahead: 1, leftOut: 1 })
  assert.deepEqual(pending(), [0, 0.5, 0, 0])
  assert.deepEqual(own('train'), { a: 1 })
})

test('of networks without number those heard of last are remembered', () => {
  const { visits, visit, own } = underWay(1, 0)
  const serve = (name: string) => visits.served(visit(name), ['a'], { ...first, leftOut: 1 })
  serve('first')
  visits.confirmed(visit('first'), 'a', 0, false)
  assert.deepEqual(own('first'), { a: 0.5 })
  for (let n = 0; n < 4999; n++) serve(`network ${n}`)
  assert.deepEqual(own('first'), { a: 0.5 })
  serve('one more')
  assert.deepEqual(own('first'), {})
})
