import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createFfmpeg } from '#platform/ffmpeg/run.ts'
import { probeSandbox } from '#platform/ffmpeg/sandbox.ts'
import { inspect } from '#platform/media/inspect.ts'
import { type Reason, Unpreparable } from '#platform/media/reasons.ts'
import { makeFirst, makePoster, makeRest } from './prepare.ts'

/** Files as phones, browsers and recorders make them when something happens on the way. */
const ffmpeg = createFfmpeg(probeSandbox)
const work = mkdtempSync(join(tmpdir(), 'verticale-odd-'))
after(() => rmSync(work, { recursive: true, force: true }))

const draw = (...args: string[]) => execFileSync('ffmpeg', ['-v', 'error', '-y', ...args], { cwd: work })
const picture = (size: string, seconds: number, colour = 'red') => [
  ...['-f', 'lavfi', '-i', `color=${colour}:size=${size}:rate=30:duration=${seconds}`],
]
const tone = (seconds: number) => ['-f', 'lavfi', '-i', `sine=440:sample_rate=48000:duration=${seconds}`]
const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '30', '-bf', '0', '-pix_fmt', 'yuv420p']

/** One stream of two sizes: two seconds of red, then two of blue. */
const turned = {
  vp8: (first: string, second: string) => webm(['libvpx'], first, second),
  vp9: (first: string, second: string) => webm(['libvpx-vp9'], first, second),
  h264: (first: string, second: string) =>
    raw([...x264, '-x264-params', 'repeat-headers=1'], first, second, 'turned.mp4'),
  hdr: (first: string, second: string) => {
    const wide = 'repeat-headers=1:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc'
    const ten = x264.map((word) => (word === 'yuv420p' ? 'yuv420p10le' : word))
    return raw([...ten, '-x264-params', wide], first, second, 'turned-hdr.mkv')
  },
}

function webm(codec: string[], first: string, second: string): string {
  const quick = ['-deadline', 'realtime', '-cpu-used', '8', '-g', '30']
  draw(...picture(first, 2), '-c:v', ...codec, ...quick, 'one.webm')
  draw(...picture(second, 2, 'blue'), '-c:v', ...codec, ...quick, 'two.webm')
  writeFileSync(join(work, 'list'), 'file one.webm\nfile two.webm\n')
  draw('-f', 'concat', '-i', 'list', '-c', 'copy', 'turned.webm')
  return join(work, 'turned.webm')
}

function raw(encode: string[], first: string, second: string, name: string): string {
  draw(...picture(first, 2), ...encode, 'one.h264')
  draw(...picture(second, 2, 'blue'), ...encode, 'two.h264')
  const both = ['one.h264', 'two.h264'].map((file) => execFileSync('cat', [file], { cwd: work }))
  writeFileSync(join(work, 'both.h264'), Buffer.concat(both))
  draw('-r', '30', '-i', 'both.h264', '-c', 'copy', name)
  return join(work, name)
}

let made = 0
const make = async (file: string) => {
  const film = await inspect(ffmpeg, file)
  const folder = join(work, `film-${made++}`)
  const making = { ffmpeg, file, folder, cores: 2, nice: 5 }
  return { film, making, first: await makeFirst(making, film, null) }
}

/** Mean colour of a patch of a frame in the middle of a stretch, as [red, green, blue]. */
const colourAt = (file: string, second: number, x: number, y: number): number[] => {
  const at = `scale=90:160,crop=8:8:${Math.round(x * 82)}:${Math.round(y * 152)},scale=1:1,format=rgb24`
  const frame = ['-ss', String(second), '-i', file, '-frames:v', '1', '-vf', at, '-f', 'rawvideo', '-']
  return [...execFileSync('ffmpeg', ['-v', 'error', ...frame])]
}
const isRed = ([r = 0, , b = 0]: number[]) => r > 2 * b && r > 60
const isBlue = ([r = 0, , b = 0]: number[]) => b > 2 * r && b > 60
const isBlack = (rgb: number[]) => rgb.every((light) => light < 24)

for (const [kind, make_] of Object.entries(turned))
  test(`a recording that is turned on the way stays one film, its later pictures whole (${kind})`, async () => {
    const { film, making, first } = await make(make_('360x640', '640x360'))
    assert.deepEqual([film.width, film.height, Math.round(film.durationMs / 100)], [360, 640, 40])
    const { file } = first.rendition
    assert.equal(first.rendition.track.samples, 120)
    for (const y of [0, 0.5, 1]) assert.ok(isRed(colourAt(file, 1, 0.5, y)), 'before, the frame is filled')
    assert.ok(
      isBlue(colourAt(file, 3, 0, 0.5)) && isBlue(colourAt(file, 3, 1, 0.5)),
      'after, the width is filled',
    )
    assert.ok(
      isBlack(colourAt(file, 3, 0.5, 0.1)) && isBlack(colourAt(file, 3, 0.5, 0.9)),
      'and black is around',
    )
    const poster = join(work, 'poster.jpg')
    writeFileSync(poster, (await makePoster(making, film, 3000)).jpeg)
    assert.ok(isBlue(colourAt(poster, 0, 0.5, 0.5)) && isBlack(colourAt(poster, 0, 0.5, 0.1)))
  })

test('pictures that only grow fill the frame, in every size that is made', async () => {
  const { film, making, first } = await make(turned.vp8('540x960', '270x480'))
  const renditions = [first.rendition, ...(await makeRest(making, film))]
  assert.deepEqual(
    renditions.map(({ rung }) => rung.name),
    ['540', '360'],
  )
  for (const { file, track } of renditions) {
    assert.equal(track.samples, 120)
    for (const [x, y] of [
      [0, 0],
      [1, 1],
    ] as const)
      assert.ok(isBlue(colourAt(file, 3, x, y)))
  }
})

test('the pixels of a film that is turned need not be square', async () => {
  const high = [...x264, '-x264-params', 'repeat-headers=1', '-vf', 'setsar=1/2']
  const { film, first } = await make(raw(high, '720x640', '640x720', 'anamorphic.mkv'))
  // 720×640 with pixels twice as high as wide: 720×1280; then 640×720: 640×1440
  assert.deepEqual([film.width, film.height], [720, 1280])
  const { file } = first.rendition
  assert.ok(isBlue(colourAt(file, 3, 0.5, 0)) && isBlue(colourAt(file, 3, 0.5, 1)))
  assert.ok(isBlack(colourAt(file, 3, 0, 0.5)) && isBlack(colourAt(file, 3, 1, 0.5)))
})

const covers: [string, string, string[]][] = [
  ['a track of its own before the film', 'mkv', ['-disposition:v:0', '0']],
  ['the track that is marked as usual', 'mkv', ['-disposition:v:0', 'default', '-disposition:v:1', '0']],
  ['the first track of an MP4', 'mp4', []],
]
for (const [what, kind, marks] of covers)
  test(`a cover that is ${what} is not the film`, async () => {
    draw('-f', 'lavfi', '-i', 'color=green:size=600x600', '-frames:v', '1', 'cover.jpg')
    draw(
      ...['-i', 'cover.jpg', ...picture('360x640', 2), ...tone(2), '-map', '0', '-map', '1', '-map', '2'],
      ...[
        '-c:v:0',
        'copy',
        ...x264.map((word) => (word === '-c:v' ? '-c:v:1' : word)),
        '-c:a',
        'aac',
        ...marks,
      ],
      `covered.${kind}`,
    )
    const { film, first } = await make(join(work, `covered.${kind}`))
    assert.deepEqual([film.width, film.height, film.video.index, film.audio?.index], [360, 640, 1, 2])
    assert.equal(first.rendition.track.samples, 60)
    assert.ok(isRed(colourAt(first.start, 1, 0.5, 0.5)))
  })

test('a track for a microphone that was not plugged in is passed over; a silent film stays silent', async () => {
  const mute = ['-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=stereo']
  const both = ['-map', '0', '-map', '1', '-map', '2', ...x264, '-c:a', 'aac', '-t', '2']
  draw(...picture('180x320', 2), ...mute, ...tone(2), ...both, 'unplugged.mp4')
  const heard = await make(join(work, 'unplugged.mp4'))
  assert.ok(Math.abs((heard.first.originalLoudness?.lufs ?? 0) + 21) < 2)
  draw(...picture('180x320', 2), ...mute, ...mute, ...both, 'mute.mp4')
  const silent = await make(join(work, 'mute.mp4'))
  assert.deepEqual([silent.first.originalLoudness?.lufs, silent.first.sound !== null], [null, true])
})

const clocks: [string, string, number, Reason | number][] = [
  ['times that jump while the sound ends', 'if(gte(N,45),30/TB,0)', 3, 'media_timeline_broken'],
  ['times that jump ahead and back', 'if(eq(mod(N,10),9),30/TB,0)', 3, 'media_timeline_broken'],
  ['a picture that stands while somebody speaks', 'if(gte(N,45),20/TB,0)', 23, 23_000],
]
for (const [what, later, seconds, outcome] of clocks)
  test(`${what}: ${typeof outcome === 'number' ? 'a film of its true length' : `refused as ${outcome}`}`, async () => {
    draw(
      ...[...picture('180x320', 3), ...tone(seconds), '-vf', `setpts=PTS+${later.replaceAll(',', '\\,')}`],
      ...['-fps_mode', 'passthrough', ...x264, '-c:a', 'aac', 'clock.mkv'],
    )
    const file = join(work, `clock-${made++}.mkv`)
    copyFileSync(join(work, 'clock.mkv'), file)
    if (typeof outcome === 'number') return assert.equal((await inspect(ffmpeg, file)).durationMs, outcome)
    await assert.rejects(
      inspect(ffmpeg, file),
      (error) => error instanceof Unpreparable && error.reason === outcome,
    )
  })

test('what an edit list hides is not shown, and what it delays is not waited for', async () => {
  draw(...picture('180x320', 4), ...tone(4), ...x264, '-c:a', 'aac', 'whole.mp4')
  draw('-ss', '1.5', '-i', 'whole.mp4', '-c', 'copy', 'trimmed.mp4')
  assert.ok(Math.abs((await make(join(work, 'trimmed.mp4'))).film.durationMs - 2500) < 70)
  draw(
    '-itsoffset',
    '1',
    ...picture('180x320', 2),
    ...tone(3),
    ...x264,
    '-c:a',
    'aac',
    '-fps_mode',
    'passthrough',
    'late.mp4',
  )
  const { film, first } = await make(join(work, 'late.mp4'))
  assert.equal(film.durationMs, 2000)
  assert.ok(Math.abs((first.sound?.track.duration ?? 0) - 2) < 0.05)
})
