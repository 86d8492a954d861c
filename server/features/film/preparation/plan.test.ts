import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { timelineOf } from '#platform/media/timeline.ts'
import { framesIn, keyframeEvery, rateOf } from '#platform/media/timing.ts'
import { firstRung, ladderOf } from './ladder.ts'
import { piecesOf } from './pieces.ts'

const ladders: [number, number, string[], string][] = [
  [1080, 1920, ['360x640', '540x960', '720x1280', '1080x1920'], '540'],
  [2160, 3840, ['360x640', '540x960', '720x1280', '1080x1920'], '540'],
  [720, 1280, ['360x640', '540x960', '720x1280'], '540'],
  [1280, 720, ['640x360', '960x540', '1280x720'], '540'],
  [480, 854, ['360x640', '480x854'], '480'],
  [640, 1138, ['360x640', '540x960', '640x1138'], '540'],
  [360, 640, ['360x640'], '360'],
  [321, 241, ['320x240'], '240'],
  [1, 1, ['2x2'], '2'],
]
for (const [width, height, sizes, first] of ladders)
  test(`a film of ${width}×${height} is made in ${sizes.join(', ')}`, () => {
    const ladder = ladderOf(width, height, 30)
    assert.deepEqual(
      ladder.map((rung) => `${rung.width}x${rung.height}`),
      sizes,
    )
    assert.equal(firstRung(ladder).name, first)
  })

test('no rung is larger than the film, and all sizes are even', () => {
  fc.assert(
    fc.property(fc.integer({ min: 16, max: 4000 }), fc.integer({ min: 16, max: 4000 }), (width, height) => {
      const ladder = ladderOf(width, height, 30)
      assert.ok(ladder.length > 0)
      for (const rung of ladder) {
        assert.equal(rung.width % 2, 0)
        assert.equal(rung.height % 2, 0)
        assert.ok(Math.min(rung.width, rung.height) <= Math.min(width, height) + 1)
      }
    }),
  )
})

test('pieces lie side by side on the keyframe grid and are the whole film', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 40_000 }), fc.constantFrom(1, 2, 4, 16), (count, atOnce) => {
      const timeline = timelineOf(
        Array.from({ length: count }, (_, n) => ({ stream: 0, at: n / 30, lasts: 0, key: n % 30 === 0 })),
      )
      const rate = rateOf(timeline)
      const pieces = piecesOf(timeline, rate, { atOnce, longest: 24, shortest: 3 })
      assert.equal(pieces[0]?.from, 0)
      assert.equal(pieces.at(-1)?.to, framesIn(rate, timeline.length))
      for (const [n, piece] of pieces.entries()) {
        assert.equal(piece.index, n)
        assert.equal(piece.from % keyframeEvery(rate), 0)
        assert.ok(piece.to > piece.from)
        if (n > 0) assert.equal(piece.from, pieces[n - 1]?.to)
      }
    }),
    { numRuns: 40 },
  )
})
