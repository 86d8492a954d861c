import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** A live process of this machine. `begun` tells it apart from a later one with the same number. */
export type LiveProcess = { command: string; begun: string }

/** undefined when no process has that number, or only its ended remains. */
export function processOf(pid: number): LiveProcess | undefined {
  return existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid)
}

function fromProc(pid: number): LiveProcess | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // the second field is the program's name in parentheses and may contain anything
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    return { command, begun: fields[19] ?? '' }
  } catch {
    return undefined
  }
}

function fromPs(pid: number): LiveProcess | undefined {
  const ask = (field: string) =>
    spawnSync('ps', ['-ww', '-o', `${field}=`, '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    })
  const state = ask('stat')
  if (state.status !== 0 || state.stdout.startsWith('Z')) return undefined
  return { command: ask('command').stdout.trim(), begun: ask('lstart').stdout.trim() }
}
