import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * npm leaves the builds for other systems out of the lock when it could not see them, and `npm ci` then
 * refuses its own lock. Adds each missing optional platform package with what its name says about it.
 * Run after every `npm install`.
 */
type Entry = {
  version?: string
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}
type Lock = { packages: Record<string, Entry> }

const file = join(import.meta.dirname, '..', 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock
const added = complete(lock)
if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.length > 0 ? `added ${added.join(', ')}` : 'nothing is missing')

function complete({ packages }: Lock): string[] {
  const wanted = Object.values(packages).flatMap((entry) => Object.entries(entry.optionalDependencies ?? {}))
  const missing = wanted.filter(
    ([name]) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)),
  )
  for (const [name, version] of missing) {
    const [, os, cpu, musl] =
      /-(darwin|linux|win32|android|freebsd)-(x64|arm64|ia32|arm)(-musl)?$/.exec(name) ?? []
    if (!os || !cpu)
      throw new Error(`${name}: its name does not tell its platform; add it to the lock by hand`)
    packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      os: [os],
      ...(musl && { libc: ['musl'] }),
      optional: true,
    }
  }
  lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
  return missing.map(([name]) => name)
}
