import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Packet, ProbedStream } from './probe.ts'
import { Unpreparable } from './reasons.ts'
import { choosePicture, chooseSounds } from './tracks.ts'

const usual = { default: 1 }
const picture = (
  index: number,
  codec_name = 'h264',
  disposition: Record<string, number> = {},
): ProbedStream => ({
  index,
  codec_type: 'video',
  codec_name,
  disposition,
})
const sound = (
  index: number,
  codec_name = 'aac',
  disposition: Record<string, number> = {},
): ProbedStream => ({
  index,
  codec_type: 'audio',
  codec_name,
  channels: 2,
  disposition,
})
/** A track of so many pictures, one every `gap` seconds. */
const moving = (stream: number, count: number, gap = 1 / 30): Packet[] =>
  Array.from({ length: count }, (_, n) => ({ stream, at: n * gap, lasts: gap, key: n === 0 }))

const chosen: [string, ProbedStream[], Packet[], number][] = [
  ['the only track', [picture(0)], moving(0, 90), 0],
  ['the first of two', [picture(0), picture(1)], [...moving(0, 90), ...moving(1, 90)], 0],
  ['the usual one of two', [picture(0), picture(1, 'h264', usual)], [...moving(0, 90), ...moving(1, 90)], 1],
  ['the film behind a cover', [picture(0, 'mjpeg'), picture(1)], [...moving(0, 1), ...moving(1, 90)], 1],
  [
    'the film behind a cover that is marked as usual',
    [picture(0, 'png', usual), picture(1)],
    [...moving(0, 1), ...moving(1, 90)],
    1,
  ],
  [
    'the film behind a single frame of its own kind',
    [picture(0, 'h264', usual), picture(1)],
    [...moving(0, 1), ...moving(1, 90)],
    1,
  ],
  ['the film behind a track that is empty', [picture(0), picture(1)], moving(1, 90), 1],
  [
    'the film behind thumbnails all along it',
    [picture(0, 'mjpeg', usual), picture(1)],
    [...moving(0, 4, 1), ...moving(1, 90)],
    1,
  ],
  ['the film behind a short clip', [picture(0), picture(1)], [...moving(0, 30), ...moving(1, 90)], 1],
  ['a film of a camera that writes JPEG', [picture(0, 'mjpeg')], moving(0, 90), 0],
  [
    'the film, not the attached picture',
    [picture(0, 'h264', { attached_pic: 1 }), picture(1)],
    moving(1, 90),
    1,
  ],
  ['a single picture when there is nothing else', [picture(0)], moving(0, 1), 0],
]
for (const [name, streams, packets, index] of chosen)
  test(`chosen is ${name}`, () => {
    const { video, packets: own } = choosePicture(streams, packets)
    assert.equal(video.index, index)
    assert.deepEqual(
      own,
      packets.filter(({ stream }) => stream === index),
    )
  })

const refused: [string, ProbedStream[], string][] = [
  ['nothing but sound', [sound(0)], 'media_sound_only'],
  ['nothing at all', [], 'media_damaged'],
  ['a codec that nobody knows', [picture(0, 'none')], 'media_codec_unknown'],
]
for (const [name, streams, reason] of refused)
  test(`${name} is refused as ${reason}`, () =>
    assert.throws(
      () => choosePicture(streams, []),
      (error) => error instanceof Unpreparable && error.reason === reason,
    ))

test('sound is taken from the usual track, then in order; what is empty or cannot be decoded is left out', () => {
  const streams = [
    sound(1),
    sound(2, 'none'),
    sound(3),
    sound(4, 'aac', usual),
    picture(0),
    { ...sound(5), channels: 0 },
  ]
  const indexes = (heard: number[]) => chooseSounds(streams, new Set(heard)).map(({ index }) => index)
  assert.deepEqual(indexes([1, 2, 3, 4, 5]), [4, 1, 3])
  assert.deepEqual(indexes([3]), [3])
  assert.deepEqual(indexes([]), [])
})
