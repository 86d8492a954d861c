import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { loadConfig } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { createPlatform, type Platform } from '#platform/platform.ts'
import { cloneDatabase } from '#test/database.ts'
import { arrived, complete } from '#test/received.ts'
import { handWritten, longFilm, phoneFilm } from './ingest-films.ts'
import { percentile, report } from './report.ts'

/**
 * From the last byte of an upload to a published film, by a real `work` process, beside one hand-written ffmpeg
 * command that makes the same ladder of the same file; turn by turn, so that both meet the same machine.
 *   node bench/ingest.ts [rounds] [--no-long]
 */
const rounds = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 3)
const withLong = !process.argv.includes('--no-long')
const folder = mkdtempSync(join(tmpdir(), 'verticale-ingest-'))
await using database = await cloneDatabase()
const config = {
  ...loadConfig({ SECRET: 'for a bench only' }, { data: join(folder, 'site') }),
  databaseUrl: null,
}
await using platform = await createPlatform(config, { databaseUrl: database.url, log: createLog('silent') })

try {
  const minute = await phoneFilm(join(folder, 'minute.mp4'), 60)
  const quarter = await phoneFilm(join(folder, 'quarter.mp4'), 15)
  const timings: { ours: number; byHand: number; watchable: number }[] = []
  {
    await using _ = await worker()
    await prepared(await film(quarter)) // the first film also pays for starting up
    for (let round = 0; round < rounds; round++) {
      const byHand = await timed(() => handWritten(minute, join(folder, 'by-hand')))
      const { watchable, complete } = await prepared(await film(minute))
      timings.push({ ours: complete, byHand, watchable })
      console.error(
        `round ${round + 1}: by hand ${byHand.toFixed(1)} s, ours ${complete.toFixed(1)} s, watchable after ${watchable.toFixed(1)} s`,
      )
    }
  }
  const behind = withLong ? await behindLong(quarter) : []
  const median = (values: number[]) => percentile(values, 0.5)
  const watchable = median(timings.map((one) => one.watchable))
  const share = median(timings.map((one) => one.watchable / one.ours))
  report('ingest', {
    ratio: {
      value: median(timings.map((one) => one.ours / one.byHand)),
      target: ['<=', 1.15],
      note: `${median(timings.map((one) => one.ours)).toFixed(1)} s against ${median(timings.map((one) => one.byHand)).toFixed(1)} s by hand`,
    },
    // either of the two is asked for
    watchable_s: { value: watchable, unit: 's', ...(watchable <= 10 ? { target: ['<=', 10] } : {}) },
    watchable_share: { value: share, ...(watchable <= 10 ? {} : { target: ['<=', 0.25] }) },
    ...(withLong
      ? {
          behind_long_s: {
            value: median(behind),
            unit: 's',
            target: ['<=', 10],
            note: 'a 15 s film behind a 30 min film',
          },
        }
      : {}),
  })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** A 30 min film is being made; one 15 s film after another arrives. */
async function behindLong(quarter: string): Promise<number[]> {
  const long = await longFilm(join(folder, 'long.mp4'), 1800)
  await using _ = await worker()
  const { id } = await film(long)
  await until(async () => (await standing(id)).perCent > 2.2)
  const waits: number[] = []
  for (let n = 0; n < Math.max(3, rounds); n++) {
    const short = await film(quarter)
    await until(async () => (await standing(short.id)).watchable)
    waits.push(since(short.at))
    console.error(`behind the long film: watchable after ${waits.at(-1)?.toFixed(1)} s`)
    await sleep(1000)
  }
  return waits
}

/** The program's own `work` role, in a process of its own. */
async function worker(): Promise<AsyncDisposable> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../server/main.ts')], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: database.url,
      DATA_DIR: config.dataDir,
      SECRET: config.secret,
      ROLES: 'work',
      LOG_LEVEL: 'error',
    },
  })
  await new Promise((resolve) => child.once('message', resolve))
  return {
    async [Symbol.asyncDispose]() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
  }
}

type Uploaded = { id: string; at: number }

/** The last byte has just come. */
async function film(file: string): Promise<Uploaded> {
  const { db, clock } = platform as Platform
  const personId = randomUUID()
  const id = randomUUID()
  await db.insertInto('person').values({ id: personId, name: 'bench' }).execute()
  await db.insertInto('film').values({ id, personId, createdAt: clock.now() }).execute()
  const copy = await arrived(platform, file)
  const at = performance.now()
  await complete(platform, id, copy)
  return { id, at }
}

async function prepared({ id, at }: Uploaded): Promise<{ watchable: number; complete: number }> {
  await until(async () => (await standing(id)).watchable)
  const watchable = since(at)
  await until(async () => (await standing(id)).complete)
  return { watchable, complete: since(at) }
}

async function standing(id: string) {
  const row = await platform.db
    .selectFrom('preparation')
    .selectAll()
    .where('filmId', '=', id)
    .executeTakeFirstOrThrow()
  if (['refused', 'failed', 'waiting_for_space'].includes(row.state))
    throw new Error(`The film is ${row.state}: ${row.reason}`)
  return { watchable: row.watchableAt !== null, complete: row.state === 'complete', perCent: row.perCent }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(100)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const at = performance.now()
  await work()
  return since(at)
}

function since(at: number): number {
  return (performance.now() - at) / 1000
}
