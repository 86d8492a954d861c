import { readFileSync } from 'node:fs'

/**
 * Resident bytes of a process and all its descendants; 0 where the system does not tell (no /proc).
 * Watched from outside, because an address-space limit alone does not stop a decoder from filling the memory.
 */
export function residentBytes(pid: number): number {
  let total = 0
  for (const one of treeOf(pid)) {
    const pages = Number(told(`${one}/statm`).split(' ')[1])
    total += (pages || 0) * 4096
  }
  return total
}

/** The process within a tree that runs this program: a sandbox stands between it and whoever began it. */
export function programWithin(pid: number, program: string): number | undefined {
  for (const one of treeOf(pid)) if (told(`${one}/comm`).trim() === program) return one
  return undefined
}

/**
 * Ends a process and all that descend from it. A sandbox that is killed while it is being set up would leave its inner
 * half behind.
 */
export function killTree(pid: number): void {
  for (const one of [...treeOf(pid)])
    try {
      process.kill(one, 'SIGKILL')
    } catch {
      // it has ended meanwhile
    }
}

/** A process and all that descend from it. */
function* treeOf(pid: number): Generator<number> {
  const waiting = [pid]
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    yield one
    const children = told(`${one}/task/${one}/children`).trim()
    if (children) waiting.push(...children.split(' ').map(Number))
  }
}

/** What the system says of a process; nothing when it has ended meanwhile. */
function told(what: string): string {
  try {
    return readFileSync(`/proc/${what}`, 'latin1')
  } catch {
    return ''
  }
}
