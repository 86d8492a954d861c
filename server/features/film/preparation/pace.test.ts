import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readChunks, timeAt } from './pace.ts'

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
