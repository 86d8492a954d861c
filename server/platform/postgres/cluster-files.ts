import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { replaceFile } from '../whole-file.ts'
import { type Account, type Binaries, findBinaries, mayEnter } from './binaries.ts'
import { freePort } from './port.ts'

/** A server of our own below a data folder: where its files are and how to speak to it. */
export type Cluster = Remembered & { folder: string; binaries: Binaries }

export type Remembered = { port: number; password: string }

/** The database and its owner. */
export const user = 'verticale'

/** Makes the database files below `dataDir` when there are none, and remembers port and password beside them. */
export async function prepareCluster(dataDir: string): Promise<Cluster> {
  mkdirSync(dataDir, { recursive: true })
  const binaries = await findBinaries(outside(dataDir))
  const made = recall(dataDir)
  if (made) return { ...made, binaries }
  const remembered = { port: await freePort(), password: randomBytes(24).toString('base64url') }
  remember(dataDir, remembered)
  return { ...remembered, folder: makeFiles(dataDir, remembered.password, binaries), binaries }
}

/** What an earlier start has left, if there are database files. */
export function recall(dataDir: string): (Remembered & { folder: string }) | undefined {
  const [file, folder] = [join(dataDir, 'postgres.json'), join(dataDir, 'postgres')]
  if (!existsSync(join(folder, 'PG_VERSION'))) return undefined
  if (!existsSync(file)) throw new Error(`${folder} has a database, but its password, ${file}, is gone.`)
  return { ...(JSON.parse(readFileSync(file, 'utf8')) as Remembered), folder: realpathSync(folder) }
}

export function remember(dataDir: string, { port, password }: Remembered): void {
  replaceFile(join(dataDir, 'postgres.json'), `${JSON.stringify({ port, password })}\n`, 0o600)
}

/**
 * Normally `dataDir/postgres`. Root's own folders are closed to the account that runs the server: then the
 * files live below /var/lib and `dataDir/postgres` is a link to them. They get their name when they are
 * complete, so that a start that was killed half-way is made up for by the next.
 */
function makeFiles(dataDir: string, password: string, binaries: Binaries): string {
  const folder = join(dataDir, 'postgres')
  rmSync(folder, { force: true })
  const inside = `${folder}.new`
  own(inside, binaries.account)
  if (mayEnter(inside, binaries.account)) {
    initialise(inside, password, binaries)
    renameSync(inside, folder)
    return realpathSync(folder)
  }
  rmSync(inside, { recursive: true })
  const elsewhere = join(outside(dataDir), `data-${randomBytes(4).toString('hex')}`)
  own(elsewhere, binaries.account)
  initialise(elsewhere, password, binaries)
  symlinkSync(elsewhere, folder)
  return elsewhere
}

/** An empty folder of the account. */
function own(folder: string, account: Account | undefined): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, '..'), { recursive: true, mode: 0o755 })
  mkdirSync(folder, { mode: 0o700 })
  if (account) chownSync(folder, account.uid, account.gid)
}

/** A folder outside the checkout that belongs to this data folder alone. */
function outside(dataDir: string): string {
  return join('/var/lib/verticale', Buffer.from(dataDir).toString('base64url').slice(-120))
}

function initialise(folder: string, password: string, { initdb, account }: Binaries): void {
  const passwordFile = join(tmpdir(), `verticale-${randomBytes(8).toString('hex')}`)
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (account) chownSync(passwordFile, account.uid, account.gid)
  const made = spawnSync(
    initdb,
    [
      '--pgdata=.',
      `--username=${user}`,
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
      // a new segment is written full of zeros before a commit goes on: 16 MB of them take 60 ms, in a rush every 2 s
      '--wal-segsize=4',
    ],
    { ...account, cwd: folder, encoding: 'utf8' },
  )
  rmSync(passwordFile)
  if (made.status !== 0)
    throw new Error(`The database could not be made in ${folder}:\n${made.stderr || made.error}`)
}
