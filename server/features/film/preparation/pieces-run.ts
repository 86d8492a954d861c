import { mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ffmpeg, Outcome } from '#platform/ffmpeg/run.ts'
import type { Inspection } from '#platform/media/inspect.ts'
import { expectFinished } from '#platform/media/probe.ts'
import { openUpload } from '#platform/media/reader.ts'
import { cannot, Interrupted, OutOfSpace } from '#platform/media/reasons.ts'
import { timeOf } from '#platform/media/timing.ts'
import type { Rung } from './ladder.ts'
import { pieceArguments, type Samples } from './picture.ts'
import type { Piece } from './pieces.ts'

/** How a film is being worked on: where, how urgently, and who hears of it. */
export type Making = {
  ffmpeg: Ffmpeg
  /** The uploaded file. */
  file: string
  /** This film's own folder; what is finished in it is not made again. */
  folder: string
  /** Processors to use. */
  cores: number
  nice: number
  signal?: AbortSignal
  /** Share of this stage that is done, 0 to 1. */
  onProgress?: (share: number) => void
  /** Asked between pieces; false leaves the rest for later. */
  goOn?: () => Promise<boolean>
}

/** Thrown when `goOn` said no: everything finished so far is kept. */
export class Postponed extends Interrupted {
  override name = 'Postponed'
}

/**
 * Makes the missing pieces of some rungs, as many at once as there are processors, each in a folder that gets
 * its final name only when complete. Returns the folders in order.
 */
export async function makePieces(
  making: Making,
  film: Inspection,
  stage: string,
  {
    pieces,
    rungs,
    samples,
    hasty,
  }: {
    pieces: readonly Piece[]
    rungs: readonly Rung[]
    samples?: Omit<Samples, 'file'>
    hasty?: boolean
  },
): Promise<string[]> {
  const place = (piece: Piece) => join(making.folder, `${stage}-${piece.from}-${piece.to}`)
  const done = await Promise.all(pieces.map((piece) => exists(place(piece))))
  const missing = pieces.filter((piece) => !done[piece.index])
  const total = pieces.at(-1)?.to ?? 1
  const frames = new Map(
    pieces.filter((piece) => done[piece.index]).map((piece) => [piece.index, piece.to - piece.from]),
  )
  const tell = (piece: Piece, made: number) => {
    frames.set(piece.index, Math.min(made, piece.to - piece.from))
    making.onProgress?.(Math.min(1, frames.values().reduce((sum, count) => sum + count, 0) / total))
  }
  const failing = new AbortController()
  const signal = making.signal ? AbortSignal.any([making.signal, failing.signal]) : failing.signal
  const waiting = [...missing]
  // one thread each costs least in all, and pieces that begin together end together; but whichever of the last
  // ones is left alone has all processors
  const threadsFor = () =>
    missing.length < making.cores || (missing.length > making.cores && waiting.length < making.cores)
      ? making.cores
      : 1
  let begun = 0
  const worker = async () => {
    for (let piece = waiting.shift(); piece; piece = waiting.shift()) {
      if (begun++ >= making.cores && making.goOn && !(await making.goOn())) throw new Postponed()
      await makePiece({ ...making, signal }, film, piece, {
        rungs,
        samples,
        hasty,
        threads: threadsFor(),
        place: place(piece),
        tell,
      })
      tell(piece, piece.to - piece.from)
    }
  }
  const results = await Promise.allSettled(
    Array.from({ length: Math.min(making.cores, missing.length) }, () =>
      worker().catch((error) => {
        if (!(error instanceof Postponed)) failing.abort()
        else waiting.length = 0
        throw error
      }),
    ),
  )
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  if (failures.length > 0) throw failures.find((error) => !(error instanceof Interrupted)) ?? failures[0]
  return pieces.map(place)
}

type PieceRun = {
  rungs: readonly Rung[]
  samples?: Omit<Samples, 'file'>
  hasty?: boolean
  threads: number
  place: string
  tell: (piece: Piece, frames: number) => void
}

async function makePiece(making: Making, film: Inspection, piece: Piece, run: PieceRun): Promise<void> {
  const { rungs, samples, hasty, threads, place } = run
  const unfinished = await mkdtemp(`${place}.part-`)
  const length = timeOf(film.rate, piece.to - piece.from)
  const outcome = await making.ffmpeg.run({
    program: 'ffmpeg',
    input: making.file,
    out: unfinished,
    nice: making.nice,
    signal: making.signal,
    limits: {
      wallMs: 3 * 3_600_000,
      cpuSeconds: Math.ceil(120 + length * 60),
      memoryBytes: 3 * 2 ** 30,
      fileBytes: Math.ceil(100_000_000 + length * 4_000_000),
    },
    args: ({ input, out }) => {
      const { before, after } = pieceArguments(film, piece, rungs, {
        out: (rung) => `${out}/${rung.name}.mp4`,
        threads,
        hasty,
        samples: samples && { ...samples, file: `${out}/samples.rgb` },
      })
      return [
        '-y',
        '-nostats',
        '-progress',
        'pipe:1',
        ...before,
        ...openUpload(film.container, input),
        ...after,
      ]
    },
    onLine: (line) => {
      const frame = /^frame=\s*(\d+)/.exec(line)?.[1]
      if (frame) run.tell(piece, Number(frame))
    },
  })
  expectSound(outcome, piece.to - piece.from)
  // should two workers ever be at the same film, the first to finish a piece has made it
  await rename(unfinished, place).catch(() => rm(unfinished, { recursive: true, force: true }))
}

/** More broken pictures than this share, and the film is called damaged instead of being shown with holes. */
const bearable = 0.02

/** Complaints about decoding; what is said of tracks that are not used harms nobody. */
const decodingErrors = ({ log }: Outcome): number =>
  log.filter((line) =>
    /^\[(h26[34]|hevc|vp[689]f?|av1|libdav1d|mpeg\w+|mjpeg|prores|dnxhd|theora|flv) @ .*\[(error|fatal)\]|Error (while decoding|submitting packet)/.test(
      line,
    ),
  ).length

/** A run that ended badly, or had to make up too many pictures, speaks of a damaged upload. */
function expectSound(outcome: Outcome, frames: number): void {
  expectFinished(outcome)
  if (outcome.outOfSpace) throw new OutOfSpace()
  if (outcome.exitCode === 137) cannot('media_too_heavy')
  if (/bwrap: |prlimit: |unshare: /.test(outcome.log.at(-1) ?? '')) throw new Error(outcome.log.at(-1))
  if (!outcome.ok || decodingErrors(outcome) > Math.max(1, frames * bearable))
    cannot(
      'media_damaged',
      {},
      `exit ${outcome.exitCode}, ${decodingErrors(outcome)} errors: ${outcome.log.slice(-3).join(' | ')}`,
    )
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
