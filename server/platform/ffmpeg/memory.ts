import { readFileSync } from 'node:fs'

/**
 * Resident bytes of a process and all its descendants; 0 where the system does not tell (no /proc).
 * Watched from outside, because an address-space limit alone does not stop a decoder from filling the memory.
 */
export function residentBytes(pid: number): number {
  let total = 0
  const waiting = [pid]
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    try {
      const pages = Number(readFileSync(`/proc/${one}/statm`, 'latin1').split(' ')[1])
      total += (pages || 0) * 4096
      const children = readFileSync(`/proc/${one}/task/${one}/children`, 'latin1').trim()
      if (children) waiting.push(...children.split(' ').map(Number))
    } catch {
      // it has ended meanwhile
    }
  }
  return total
}
