import { type ChildProcess, fork } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { nodeFlags } from '#platform/node-flags.ts'
import { startCluster } from '#platform/postgres/cluster.ts'
import type { Job } from './ballots-load.ts'
import type { Load } from './http-load.ts'
import { percentile, report } from './report.ts'
import { goalMs, oneQueryP99 } from './yardstick.ts'

/**
 * Acknowledged durable ballots a second over HTTP, by distinct signed-in voters with verified viewings, beside
 * the same server answering an empty POST of the same size. Both in turn, several times; medians.
 * Server, load and database are processes of their own; the database writes through to the disk on every commit.
 */
const port = Number(process.env.BENCH_PORT ?? 5810)
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const [voters, films] = [10_000, 90]
const each = { forMs: 4000, warmUpMs: 1000, connections: 1000 }

const folder = mkdtempSync(join(tmpdir(), 'ballot-bench-'))
chmodSync(folder, 0o755)
const cluster = await startCluster(folder)
const server = start('ballots-server.ts', [port, voters, films].map(String))
const people = start('ballots-load.ts', [])
try {
  console.log(`Planting ${voters} signed-in voters who have watched ${films} films.`)
  const planted = await told<{ filmIds: string[]; cookies: string[] }>(server)
  await ask(people, { kind: 'plant', port, ...planted })
  const before = await oneQueryP99(`http://127.0.0.1:${port}`)
  const all: { empty: Load; ballots: Load }[] = []
  for (let round = 1; round <= rounds; round++) {
    const empty = await ask<Load>(people, { kind: 'empty', ...each })
    const ballots = await ask<Load>(people, { kind: 'ballots', ...each })
    all.push({ empty, ballots })
    console.log(
      `round ${round}: empty ${Math.round(empty.perSecond)}/s, ballots ${Math.round(ballots.perSecond)}/s, others ${JSON.stringify({ ...empty.others, ...ballots.others })}`,
    )
  }
  const perSecond = percentile(
    all.map(({ ballots }) => ballots.perSecond),
    0.5,
  )
  const halves: Load[] = []
  for (let round = 0; round < rounds; round++)
    halves.push(await ask<Load>(people, { kind: 'ballots', ...each, rate: perSecond / 2 }))
  const oneQuery = percentile([before, await oneQueryP99(`http://127.0.0.1:${port}`)], 0.5)
  await mustBeStored([...all.map(({ ballots }) => ballots), ...halves])
  report('ballots', {
    ratio: {
      value: percentile(
        all.map(({ empty, ballots }) => ballots.perSecond / empty.perSecond),
        0.5,
      ),
      target: ['>=', 0.5],
      note: 'ballots ÷ empty POSTs, median of pairs',
    },
    per_s: { value: perSecond, unit: '/s', note: `durable; ${voters} distinct voters` },
    empty_per_s: {
      value: percentile(
        all.map(({ empty }) => empty.perSecond),
        0.5,
      ),
      unit: '/s',
      note: 'same server, empty POST',
    },
    p99_ms: {
      value: percentile(
        halves.map(({ latenciesMs }) => percentile(latenciesMs, 0.99)),
        0.5,
      ),
      unit: 'ms',
      target: ['<=', 50],
      note: 'at half that load, from when it was due',
    },
    p50_ms: {
      value: percentile(
        halves.map(({ latenciesMs }) => percentile(latenciesMs, 0.5)),
        0.5,
      ),
      unit: 'ms',
    },
    one_query_p99_ms: {
      value: oneQuery,
      unit: 'ms',
      note: `beside it: one small query at rest; the goal’s machine has ${goalMs}`,
    },
  })
} finally {
  for (const child of [server, people]) if (child.connected) child.disconnect()
  await new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve(null)))
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}

function start(file: string, args: string[]): ChildProcess {
  const env = { ...process.env, DATABASE_URL: cluster.url, DATA_DIR: folder }
  return fork(join(import.meta.dirname, file), args, { env, execArgv: nodeFlags() })
}

function told<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error(`${child.spawnargs.at(1)} ended`))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message as T)
    })
  })
}

function ask<T>(child: ChildProcess, job: Job): Promise<T> {
  const answer = told<T>(child)
  child.send(job)
  return answer
}

/** What was acknowledged is in the database, once, and the database was told to keep it. */
async function mustBeStored(loads: readonly Load[]): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.url })
  await client.connect()
  const { rows } =
    await client.query(`select count(*)::int as stored, count(distinct voter_id)::int as voters,
    current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit from ballot`)
  await client.end()
  const acknowledged = loads.reduce((sum, { answered }) => sum + answered, 0)
  const { stored, voters, fsync, commit } = rows[0]
  if (stored !== acknowledged) throw new Error(`${acknowledged} acknowledged, ${stored} stored`)
  if (fsync !== 'on' || commit !== 'on') throw new Error('the database does not write through')
  console.log(
    `${stored} ballots of ${voters} voters acknowledged and stored, fsync and synchronous_commit on`,
  )
}
