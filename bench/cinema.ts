import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { createPlatform } from '#platform/platform.ts'
import { keepBlob } from '#platform/storage/blobs.ts'
import { features } from '#server/app.ts'
import { buildWebApp } from '#server/cli/web-app.ts'
import { createApp } from '#server/house.ts'
import { cloneDatabase } from '#test/database.ts'
import { plantProgramme } from './programme.ts'

export type Film = { id: string; grant: string; bytes: number; durationMs: number }
export type Cinema = { port: number; films: Film[] } & AsyncDisposable

/** Lengths of the films, seconds: what festivals of very short films get. */
const lengths = [14, 26, 18, 40, 22, 31, 16, 24, 35, 20, 28, 45]
/** More films than a visit swipes through, so that no end page comes; made of as many files as there are lengths. */
const shown = 40

/**
 * The real server with films on show: the size, rate and structure of the file with which watching starts (540
 * wide, capped at 1.8 Mb/s, index first), as the preparation makes them, of moving grain that compresses badly.
 */
export const openCinema = async (): Promise<Cinema> => {
  await buildWebApp()
  await using stack = new AsyncDisposableStack()
  const dataDir = mkdtempSync(join(tmpdir(), 'verticale-bench-cinema-'))
  stack.defer(() => rmSync(dataDir, { recursive: true, force: true }))
  const database = stack.use(await cloneDatabase())
  const platform = stack.use(
    await createPlatform(loadConfig({ SECRET: 'for a bench only' }, { data: dataDir }), {
      databaseUrl: database.url,
      log: createLog('warn'),
    }),
  )
  const { filmIds, editionId } = await plantProgramme(platform, { films: shown })
  // voting is over: no slip rises between two films
  await platform.pool.query(
    `insert into phase (edition_id, kind, starts_at, ends_at) values ($1, 'voting', now() - interval '20 hours', now() - interval '1 hour')`,
    [editionId],
  )
  const films: Film[] = []
  for (const [n, id] of filmIds.entries()) {
    const kind = n % lengths.length
    const seconds = lengths[kind] ?? 20
    const copy = join(dataDir, `${n}.mp4`)
    copyFileSync(await filmFile(seconds, kind), copy)
    const poster = join(dataDir, `${n}.jpg`)
    await ffmpeg(['-i', copy, '-frames:v', '1', '-q:v', '6', poster])
    const [film, picture] = [await platform.storage.putFile(copy), await platform.storage.putFile(poster)]
    await keepBlob(platform.db, film, 'video/mp4')
    await keepBlob(platform.db, picture, 'image/jpeg')
    await platform.pool.query(
      `with r as (update rendition set hash = $2, duration_ms = $3, width = 540, height = 960 where film_id = $1),
       o as (update original set duration_ms = $3 where film_id = $1)
       insert into poster (film_id, hash, width, height, at_ms, thumbhash) values ($1, $4, 540, 960, 0, '')`,
      [id, film.hash, seconds * 1000, picture.hash],
    )
    const { rows } = await platform.pool.query<{ token: string }>(
      'select token from media_grant where film_id = $1',
      [id],
    )
    films.push({
      id,
      grant: rows[0]?.token ?? '',
      bytes: film.bytes,
      durationMs: seconds * 1000,
    })
  }
  const app = await createApp(platform, features)
  stack.defer(async () => await app.close())
  const port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
  const kept = stack.move()
  return { port, films, [Symbol.asyncDispose]: async () => await kept.disposeAsync() }
}

/** Made once per machine. */
const filmFile = async (seconds: number, seed: number): Promise<string> => {
  const folder = join(tmpdir(), 'verticale-bench-films')
  const file = join(folder, `v2-${seconds}-${seed}.mp4`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  const scene = `gradients=s=540x960:r=30:d=${seconds}:seed=${seed}:n=6:speed=0.04,noise=alls=9:allf=t+u:all_seed=${seed}`
  await ffmpeg([
    ...[
      '-f',
      'lavfi',
      '-i',
      scene,
      '-f',
      'lavfi',
      '-i',
      `sine=frequency=${200 + seed * 20}:duration=${seconds}`,
    ],
    ...[
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-profile:v',
      'high',
      '-crf',
      '23',
      '-maxrate',
      '1800k',
      '-bufsize',
      '1800k',
    ],
    ...['-pix_fmt', 'yuv420p', '-g', '60', '-keyint_min', '60', '-sc_threshold', '0'],
    ...['-c:a', 'aac', '-b:a', '96k', '-ac', '2', '-movflags', '+faststart', `${file}.part.mp4`],
  ])
  renameSync(`${file}.part.mp4`, file)
  return file
}

const ffmpeg = async (args: string[]): Promise<void> =>
  await new Promise((resolve, reject) => {
    const run = spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    run
      .on('error', reject)
      .on('close', (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${code}`))))
  })
