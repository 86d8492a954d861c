import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { processOf } from '#platform/process.ts'
import { unsafePorts } from '#platform/unsafe-ports.ts'
import { replaceFile } from '#platform/whole-file.ts'

type Holder = { pid: number; begun: string; address: string }

/** Keeps a second supervisor away from the same data folder. Throws a sentence when there is one already. */
export function claim(dataDir: string, address: string): Disposable {
  const holder = holderOf(dataDir)
  if (holder && holder.pid !== process.pid) {
    throw new Error(`Verticale already runs on ${dataDir}: ${holder.address} (process ${holder.pid}).`)
  }
  const file = fileOf(dataDir)
  mkdirSync(dataDir, { recursive: true })
  const ours: Holder = { pid: process.pid, begun: processOf(process.pid)?.begun ?? '', address }
  replaceFile(file, JSON.stringify(ours), 0o644)
  return { [Symbol.dispose]: () => rmSync(file, { force: true }) }
}

/** Where the festival of this data folder is served by a running `bin/up`. */
export function runningAddress(dataDir: string): string | undefined {
  return holderOf(dataDir)?.address
}

function holderOf(dataDir: string): Holder | undefined {
  const holder = written(dataDir)
  return holder && processOf(holder.pid)?.begun === holder.begun ? holder : undefined
}

/** A file that cannot be read is no start that is alive: ours is whole from the moment it has its name. */
function written(dataDir: string): Holder | undefined {
  try {
    const read = JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Partial<Holder> | null
    const { pid, begun, address } = read ?? {}
    if (typeof pid === 'number' && typeof begun === 'string' && typeof address === 'string')
      return { pid, begun, address }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT' && !(error instanceof SyntaxError)) throw error
  }
  return undefined
}

const fileOf = (dataDir: string): string => join(dataDir, 'up.json')

/** Throws a sentence when the port is taken, before anything else has been started. */
export async function portIsFree(host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => reject(new Error(sentence(error, host, port))))
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

function sentence(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is in use by another program. Choose another: bin/up --port ${nextAfter(port)}`
  if (error.code === 'EACCES')
    return `Port ${port} isn’t allowed for this account. Choose one above 1023: bin/up --port 5055`
  return `Can’t listen on ${host}:${port}: ${error.message}`
}

const nextAfter = (port: number): number => (unsafePorts.has(port + 1) ? nextAfter(port + 1) : port + 1)
