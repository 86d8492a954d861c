import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { joinFragments, type TrackFile } from '#platform/media/fragments.ts'
import type { Inspection } from '#platform/media/inspect.ts'
import type { Loudness } from '#platform/media/loudness.ts'
import { expectFinished } from '#platform/media/probe.ts'
import { openUpload } from '#platform/media/reader.ts'
import { cannot, OutOfSpace } from '#platform/media/reasons.ts'
import { type Judged, judge, type SampleFrames } from '#platform/media/samples.ts'
import { type Still, type Storyboard, stillOf, storyboardOf } from '#platform/media/still.ts'
import { framesIn, perSecond, timeOf } from '#platform/media/timing.ts'
import { firstRung, ladderOf, type Rung } from './ladder.ts'
import { posterArguments } from './picture.ts'
import { type Piece, piecesOf } from './pieces.ts'
import { type Making, makePieces } from './pieces-run.ts'
import { makeSound } from './sound.ts'

export type MadeRendition = { rung: Rung; file: string; track: TrackFile }

/** What watching can begin with. */
export type First = {
  rendition: MadeRendition
  sound: { file: string; track: TrackFile } | null
  /** One progressive MP4 with picture and sound, its index in front. */
  start: string
  originalLoudness: Loudness | null
  judged: Judged
  samples: SampleFrames
  storyboard: Storyboard
  poster: Poster
}

export type Poster = Still & { atMs: number }

/** Seconds of the longest piece: what is lost when a process is killed, and waits when a shorter film comes. */
const longestPiece = { first: 60, rest: 16 }
const shortestPiece = 3

/**
 * First stage: one rung, the sound and everything that is looked at before watching, from one decode of the film.
 * Everything lands in the film's folder. The poster shows the picture at `posterAtMs`, or the best one.
 */
export async function makeFirst(making: Making, film: Inspection, posterAtMs: number | null): Promise<First> {
  const own = await ownFolder(making)
  const rung = firstRung(ladderFor(film))
  const pieces = cutFor(making, film, longestPiece.first)
  const size = sampleSize(film)
  const [sound, folders] = await Promise.all([
    soundOf(making, film, own),
    makePieces(making, film, 'first', { pieces, rungs: [rung], samples: size, hasty: true }),
  ])
  const samples = await readSamples(folders, size, film)
  const judged = judge(samples)
  const [{ rendition, start }, storyboard, poster] = await Promise.all([
    startOf(making, film, own, { rung, folders, sound: sound?.file }),
    storyboardOf(samples),
    makePoster(making, film, posterAtMs ?? judged.best * samples.everyMs),
  ])
  return {
    rendition,
    sound: sound && { file: sound.file, track: sound.track },
    start,
    originalLoudness: sound?.original ?? null,
    judged,
    samples,
    storyboard,
    poster,
  }
}

/** Second stage: all other rungs, from one more decode. Throws `Postponed` when another film goes first. */
export async function makeRest(making: Making, film: Inspection): Promise<MadeRendition[]> {
  const ladder = ladderFor(film)
  const rungs = ladder.filter((rung) => rung !== firstRung(ladder))
  if (rungs.length === 0) return []
  const own = await ownFolder(making)
  const folders = await makePieces(making, film, 'rest', {
    pieces: cutFor(making, film, longestPiece.rest),
    rungs,
  })
  return await Promise.all(rungs.map((rung) => joined(own, film, rung, folders)))
}

/** The film's picture at a time, as its poster: at most 720 pixels across its short edge. */
export async function makePoster(making: Making, film: Inspection, atMs: number): Promise<Poster> {
  const last = framesIn(film.rate, film.timeline.length) - 1
  const frame = Math.max(0, Math.min(last, Math.round((atMs / 1000) * perSecond(film.rate))))
  const rung = ladderFor(film).findLast(({ name }) => Number(name) <= 720) ?? firstRung(ladderFor(film))
  const out = await ownFolder(making)
  const outcome = await making.ffmpeg.run({
    program: 'ffmpeg',
    input: making.file,
    out,
    nice: making.nice,
    signal: making.signal,
    limits: { wallMs: 600_000, cpuSeconds: 600, memoryBytes: 3 * 2 ** 30, fileBytes: 64 << 20 },
    args: ({ input, out }) => {
      const { before, after } = posterArguments(film, frame, rung, `${out}/frame.rgb`)
      return ['-y', ...before, ...openUpload(film.container, input), ...after]
    },
  })
  expectFinished(outcome)
  if (outcome.outOfSpace) throw new OutOfSpace()
  const pixels = await readFile(join(out, 'frame.rgb')).catch(() => Buffer.alloc(0))
  await rm(out, { recursive: true, force: true })
  if (pixels.length !== rung.width * rung.height * 3) cannot('media_damaged')
  return {
    ...(await stillOf(pixels, rung.width, rung.height)),
    atMs: Math.round(timeOf(film.rate, frame) * 1000),
  }
}

/** A folder for one attempt only: pieces are shared between attempts, what is joined from them is not. */
async function ownFolder({ folder }: Making): Promise<string> {
  await mkdir(folder, { recursive: true })
  return await mkdtemp(join(folder, 'attempt-'))
}

export const ladderFor = (film: Inspection): Rung[] => ladderOf(film.width, film.height, perSecond(film.rate))

function cutFor({ cores }: Making, film: Inspection, longest: number): Piece[] {
  const whole = [{ index: 0, from: 0, to: framesIn(film.rate, film.timeline.length) }]
  // other containers have no index to find a cut by
  if (film.container !== 'mov' && film.container !== 'matroska') return whole
  return piecesOf(film.timeline, film.rate, { atOnce: cores, longest, shortest: shortestPiece })
}

async function startOf(
  making: Making,
  film: Inspection,
  own: string,
  { rung, folders, sound }: { rung: Rung; folders: string[]; sound?: string },
) {
  const rendition = await joined(own, film, rung, folders)
  return { rendition, start: await progressive(making, own, rendition.file, sound) }
}

async function joined(own: string, film: Inspection, rung: Rung, folders: string[]): Promise<MadeRendition> {
  const file = join(own, `${rung.name}.mp4`)
  const track = await joinFragments(
    folders.map((folder) => join(folder, `${rung.name}.mp4`)),
    file,
  )
  if (track.samples !== framesIn(film.rate, film.timeline.length)) cannot('media_damaged')
  return { rung, file, track }
}

async function soundOf(making: Making, film: Inspection, own: string) {
  const out = join(own, 'sound')
  await mkdir(out)
  const made = await makeSound(making.ffmpeg, film, making.file, out, making)
  if (!made) return null
  const file = join(own, 'audio.mp4')
  return { file, original: made.original, track: await joinFragments([join(out, 'audio.mp4')], file) }
}

/** Picture and sound in one file whose index comes first, without encoding anything again. */
async function progressive(
  making: Making,
  out: string,
  picture: string,
  sound: string | undefined,
): Promise<string> {
  const name = (file: string) => file.slice(out.length + 1)
  const outcome = await making.ffmpeg.run({
    program: 'ffmpeg',
    out,
    nice: making.nice,
    signal: making.signal,
    limits: { wallMs: 600_000, memoryBytes: 1 << 30, fileBytes: 2 ** 33 },
    args: ({ out }) => [
      '-y',
      ...[picture, ...(sound ? [sound] : [])].flatMap((file) => [
        ...['-f', 'mov', '-protocol_whitelist', 'file', '-i', `${out}/${name(file)}`],
      ]),
      ...[
        '-map',
        '0:v',
        ...(sound ? ['-map', '1:a'] : []),
        '-c',
        'copy',
        '-map_metadata',
        '-1',
        '-fflags',
        '+bitexact',
      ],
      ...['-movflags', '+faststart', '-f', 'mp4', `${out}/start.mp4`],
    ],
  })
  expectFinished(outcome)
  if (outcome.outOfSpace) throw new OutOfSpace()
  if (!outcome.ok) throw new Error(`the first file could not be written: ${outcome.log.at(-1)}`)
  return join(out, 'start.mp4')
}

const mostSamples = 240

/** Samples are 96 pixels across their short edge, twice a second, fewer in a long film. */
function sampleSize(film: Inspection) {
  const scale = 96 / Math.min(film.width, film.height)
  const frames = framesIn(film.rate, film.timeline.length)
  const everyFrames = Math.max(1, Math.round(perSecond(film.rate) / 2), Math.ceil(frames / mostSamples))
  const edge = (length: number) => Math.min(384, Math.max(2, Math.round((length * scale) / 2) * 2))
  return { width: edge(film.width), height: edge(film.height), everyFrames }
}

async function readSamples(
  folders: readonly string[],
  { width, height, everyFrames }: { width: number; height: number; everyFrames: number },
  film: Inspection,
): Promise<SampleFrames> {
  const bytes = Buffer.concat(
    await Promise.all(folders.map((folder) => readFile(join(folder, 'samples.rgb')))),
  )
  const size = width * height * 3
  const frames = Array.from({ length: Math.floor(bytes.length / size) }, (_, n) =>
    bytes.subarray(n * size, (n + 1) * size),
  )
  return { width, height, frames, everyMs: timeOf(film.rate, everyFrames) * 1000 }
}
