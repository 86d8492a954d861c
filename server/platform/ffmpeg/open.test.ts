import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { headerAt } from '../media/boxes.ts'
import { createFfmpeg } from './run.ts'
import { probeSandbox } from './sandbox.ts'

const ffmpeg = createFfmpeg(probeSandbox)
const limits = { memoryBytes: 1 << 30, fileBytes: 1 << 20 }
const size = { width: 64, height: 112 }
const frameBytes = (size.width * size.height * 3) / 2

/** A programme without end, as fragments of a second. */
const endless = () => [
  ...['-f', 'lavfi', '-i', `testsrc2=size=${size.width}x${size.height}:rate=10`],
  ...['-f', 'lavfi', '-i', 'sine=440:sample_rate=48000'],
  ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '10', '-c:a', 'aac'],
  ...['-f', 'mp4', '-movflags', '+empty_moov+default_base_moof+frag_keyframe', 'pipe:1'],
]

/** Types of the boxes that come, each told when it is whole. */
async function* boxesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let held = Buffer.alloc(0)
  for await (const piece of stream) {
    held = Buffer.concat([held, piece])
    while (held.length >= 16) {
      const { type, size } = headerAt(held, 0)
      if (held.length < size) break
      yield type
      held = held.subarray(size)
    }
  }
  assert.equal(held.length, 0, 'the last box is whole')
}

test('a programme comes fragment by fragment, and is whole when it was asked to finish', async () => {
  await using opened = ffmpeg.open({ args: endless, limits })
  const seen: string[] = []
  let finished: ReturnType<typeof opened.finish> | undefined
  for await (const type of boxesOf(opened.output)) {
    seen.push(type)
    if (seen.length === 8) finished = opened.finish()
  }
  assert.deepEqual(seen.slice(0, 6), ['ftyp', 'moov', 'moof', 'mdat', 'moof', 'mdat'])
  assert.equal(seen.filter((type) => type === 'moof').length, seen.filter((type) => type === 'mdat').length)
  const outcome = await finished
  assert.deepEqual([outcome?.ok, outcome?.stopped], [true, 'asked'])
})

test('what is piped in comes out as film, and no more is taken than is read', async () => {
  const frames = 6000
  await using opened = ffmpeg.open({
    limits,
    args: () => [
      ...['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${size.width}x${size.height}`, '-r', '30'],
      ...['-i', 'pipe:0', '-c', 'copy', '-f', 'rawvideo', 'pipe:1'],
    ],
  })
  let given = 0
  const giving = (async () => {
    for (let n = 0; n < frames; n++) {
      const more = opened.input.write(Buffer.alloc(frameBytes, n))
      given += frameBytes
      if (!more) await once(opened.input, 'drain')
    }
    opened.input.end()
  })()
  let taken = 0
  for await (const piece of opened.output) {
    taken += (piece as Buffer).length
    await sleep(0)
    assert.ok(given - taken < 4 << 20, `${given - taken} bytes are held somewhere`)
  }
  await giving
  assert.equal(taken, frames * frameBytes)
  const outcome = await opened.ended
  assert.deepEqual([outcome.ok, outcome.stopped, outcome.errors], [true, null, 0])
})

test('it ends with whoever held it, read or unread', async () => {
  let ended: ReturnType<typeof ffmpeg.open>['ended']
  {
    await using opened = ffmpeg.open({ args: endless, limits })
    ended = opened.ended
    await once(opened.output, 'readable')
  }
  assert.equal((await ended).stopped, 'aborted')
})

test('it ends when the work is called off, and is not begun when that was before', async () => {
  const calledOff = new AbortController()
  await using opened = ffmpeg.open({ args: endless, limits, signal: calledOff.signal })
  await once(opened.output, 'readable')
  calledOff.abort(new Error('called off'))
  assert.equal((await opened.ended).stopped, 'aborted')
  assert.throws(() => ffmpeg.open({ args: endless, limits, signal: calledOff.signal }), /called off/)
})

test('it ends when it takes more memory or time than it was given', async () => {
  const large = () => [
    ...['-f', 'lavfi', '-i', 'testsrc2=size=3840x2160:rate=10', '-threads', '1', '-pix_fmt', 'yuv420p'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-f', 'null', '-'],
  ]
  await using heavy = ffmpeg.open({ args: large, limits: { ...limits, memoryBytes: 150 << 20 } })
  assert.equal((await heavy.ended).stopped, 'memory')
  await using late = ffmpeg.open({ args: endless, limits: { ...limits, wallMs: 300 } })
  assert.equal((await late.ended).stopped, 'time')
})

test('writing to a program that has ended harms nobody, and its outcome says why', async () => {
  await using opened = ffmpeg.open({ limits, args: () => ['-f', 'nonsense', '-i', 'pipe:0', 'pipe:1'] })
  opened.input.write(Buffer.alloc(1 << 20))
  const outcome = await opened.ended
  assert.equal(outcome.ok, false)
  assert.match(outcome.log.join('\n'), /nonsense/)
})
