import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { processOf } from '#platform/process.ts'

type Holder = { pid: number; begun: string; address: string }

/** Keeps a second supervisor away from the same data folder. Throws a sentence when there is one already. */
export function claim(dataDir: string, address: string): Disposable {
  const holder = holderOf(dataDir)
  if (holder && holder.pid !== process.pid) {
    throw new Error(`Verticale already runs on ${dataDir}: ${holder.address} (process ${holder.pid}).`)
  }
  const file = fileOf(dataDir)
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(
    file,
    JSON.stringify({
      pid: process.pid,
      begun: processOf(process.pid)?.begun ?? '',
      address,
    } satisfies Holder),
  )
  return { [Symbol.dispose]: () => rmSync(file, { force: true }) }
}

/** Where the festival of this data folder is served by a running `bin/up`. */
export function runningAddress(dataDir: string): string | undefined {
  return holderOf(dataDir)?.address
}

function holderOf(dataDir: string): Holder | undefined {
  if (!existsSync(fileOf(dataDir))) return undefined
  const holder = JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Holder
  return processOf(holder.pid)?.begun === holder.begun ? holder : undefined
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
    return `Port ${port} is in use by another program. Choose another: bin/up --port ${port + 1}`
  if (error.code === 'EACCES')
    return `This account may not use port ${port}. Choose one above 1023: bin/up --port 5055`
  return `${host}:${port} cannot be listened on: ${error.message}`
}
