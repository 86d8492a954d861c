import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { processOf } from '../process.ts'
import { type Cluster, prepareCluster, type Remembered, recall, remember, user } from './cluster-files.ts'
import { freePort, isFree } from './port.ts'

/** A running server. `exited` settles when it ends for whatever reason; after `unref` we may end before it. */
export type RunningCluster = {
  url: string
  pid: number
  exited: Promise<void>
  stop(): Promise<void>
  unref(): void
}

/**
 * Starts the server and waits until it answers. A server that an earlier, killed start has left behind is
 * ended first; one port is tried after another when ours was taken meanwhile.
 */
export async function startCluster(dataDir: string, settings: string[] = []): Promise<RunningCluster> {
  const cluster = await prepareCluster(dataDir)
  await endOrphan(cluster.folder)
  for (let attempt = 1; ; attempt++) {
    if (!(await isFree(cluster.port))) {
      cluster.port = await freePort()
      remember(dataDir, cluster)
    }
    const started = await launch(cluster, settings)
    if (typeof started !== 'string') {
      await createDatabase(started.url)
      return started
    }
    // A killed server's children hold its shared memory for a moment.
    if (attempt === 20) throw new Error(`PostgreSQL did not start:\n${started}`)
    await sleep(250)
  }
}

/** The address of the server below `dataDir` if it is running, else undefined. */
export function runningUrl(dataDir: string): string | undefined {
  const remembered = recall(dataDir)
  if (!remembered || !postmasterPid(remembered.folder)) return undefined
  return urlOf(remembered)
}

function urlOf({ port, password }: Remembered): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${user}`
}

async function launch(cluster: Cluster, settings: string[]): Promise<RunningCluster | string> {
  const { folder, port, binaries } = cluster
  const options = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'max_wal_size=2GB',
    // processes that stand by for what a festival's database does not do: scans of gigabytes, replication
    'io_method=sync',
    'max_logical_replication_workers=0',
    ...settings,
  ]
  const child = spawn(binaries.postgres, ['-D', folder, ...options.flatMap((option) => ['-c', option])], {
    ...binaries.account,
    cwd: folder,
    // Own process group: Ctrl-C in the terminal reaches the supervisor alone, which ends the server last.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const said = await firstWords(child, exited)
  if (said !== 'ready') return said
  const pid = child.pid as number
  return { url: urlOf(cluster), pid, exited, stop: () => end(child, exited), unref: () => letGo(child) }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: new URL('/postgres', url).href })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [user])
    if (!rowCount) await client.query(`create database ${user}`)
  } finally {
    await client.end()
  }
}

/** Resolves to "ready", or to everything the server said before it gave up. */
function firstWords(child: ChildProcess, exited: Promise<void>): Promise<string> {
  let said = ''
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (said.length < 20_000) said += text
      if (said.includes('ready to accept connections')) resolve('ready')
    })
    exited.then(() => resolve(said))
  })
}

function letGo(child: ChildProcess): void {
  child.unref()
  const { stderr } = child
  if (stderr && 'unref' in stderr && typeof stderr.unref === 'function') stderr.unref()
}

/** SIGINT rolls back what is open, writes everything down and ends, however many clients are connected. */
async function end(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
  await exited
}

async function endOrphan(folder: string): Promise<void> {
  const pid = postmasterPid(folder)
  if (pid) signal(pid, 'SIGINT')
  for (let waited = 0; pid && postmasterPid(folder) === pid; waited++) {
    if (waited === 300) throw new Error(`An earlier PostgreSQL (process ${pid}) does not end.`)
    await sleep(100)
  }
  rmSync(join(folder, 'postmaster.pid'), { force: true })
}

/** Process id of the server that works in `folder`; a stale file whose number now means another program does not count. */
function postmasterPid(folder: string): number | undefined {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!Number.isInteger(pid) || pid < 2) return undefined
  const command = processOf(pid)?.command ?? ''
  return command.includes('postgres') && command.includes(folder) ? pid : undefined
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
