import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pace, readChunks, timeAt } from './pace.ts'

const box = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}
const numbers = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [n, value] of values.entries()) bytes.writeUInt32BE(value, n * 4)
  return bytes
}
const track = (handler: string, ...tables: Buffer[]): Buffer =>
  box(
    'trak',
    box(
      'mdia',
      box('mdhd', numbers(0, 0, 0, 1000, 9000, 0)),
      box('hdlr', numbers(0, 0), Buffer.from(handler), numbers(0)),
      box('minf', box('stbl', ...tables)),
    ),
  )

test('the time of each chunk follows from places, samples a chunk and durations', () => {
  const sound = track('soun')
  const picture = track(
    'vide',
    box('stts', numbers(0, 2, 10, 40, 20, 50)), // ten samples of 40 ms, twenty of 50 ms
    box('stsc', numbers(0, 2, 1, 5, 1, 3, 10, 1)), // two chunks of five samples, then of ten
    box('stco', numbers(0, 4, 1000, 3000, 5000, 9000)),
  )
  const chunks = readChunks(box('moov', box('mvhd', numbers(0)), sound, picture))
  assert.deepEqual(chunks, { bytes: [1000, 3000, 5000, 9000], ms: [0, 200, 400, 900] })
  assert.deepEqual(
    [0, 999, 1000, 2999, 3000, 8999, 20_000].map((at) => chunks && timeAt(chunks, at)),
    [0, 0, 0, 0, 200, 400, 900],
  )
})

test('a movie without a picture track has no chunks', () => {
  assert.equal(readChunks(box('moov', track('soun'))), null)
})

/** A film of a minute, a thousand bytes each 10 ms. */
const minute = {
  bytes: Array.from({ length: 6000 }, (_, n) => n * 1000),
  ms: Array.from({ length: 6000 }, (_, n) => n * 10),
}
const second = 100_000

test('from the start, more is sent ahead the longer a film is watched, up to three seconds', () => {
  const early = pace(minute, 0)
  assert.equal(early(1.5 * second, 0), 0)
  assert.equal(early(2 * second, 0), 500)
  assert.equal(early(6.9 * second, 5000), 0)
  assert.equal(early(7 * second, 5000), 100)
  assert.equal(early(43 * second, 40_000), 0)
  assert.equal(early(44 * second, 40_000), 1000)
})

test('who comes for what follows the beginning is not sent the first seconds ahead once more', () => {
  const early = pace(minute, 2 * second)
  assert.equal(early(3 * second, 0), 1500)
  assert.equal(early(3 * second, 1400), 0)
})

test('after a jump three seconds come at once', () => {
  const early = pace(minute, 20 * second)
  assert.equal(early(23 * second, 0), 0)
  assert.equal(early(24 * second, 0), 1000)
})

test('what a line fell behind is sent at once, and then more ahead', () => {
  const early = pace(minute, 0)
  assert.ok(early(2 * second, 0) > 0)
  assert.equal(early(3 * second, 4000), 0, 'the viewer waits')
  assert.equal(early(10 * second, 4000), 0)
  assert.equal(early(11 * second, 4000), 1000)
})

test('a line that was never fast enough is not taken for one that failed', () => {
  const early = pace(minute, 0)
  assert.equal(early(1 * second, 4000), 0)
  assert.ok(early(10 * second, 4000) > 0)
})
