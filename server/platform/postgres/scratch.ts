import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster } from './cluster.ts'

/** Nothing here outlives the process, so nothing needs to reach the disk. */
const forgetful = [
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'autovacuum=off',
  'shared_buffers=64MB',
]

/**
 * Starts a throw-away server and returns its address. Server and files end when this process does, however it
 * ends: a small shell waits for the end of a pipe that we hold.
 */
export async function startScratch(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'verticale-scratch-'))
  chmodSync(folder, 0o755)
  const cluster = await startCluster(folder, forgetful)
  const script =
    'read _; kill -QUIT "$0"; for i in 1 2 3 4 5 6 7 8 9 10; do [ -e "$1/postgres/postmaster.pid" ] && sleep 0.3; done; rm -rf "$1"'
  const watcher = spawn('/bin/sh', ['-c', script, String(cluster.pid), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  watcher.unref()
  const pipe: unknown = watcher.stdin
  ;(pipe as { unref(): void }).unref()
  cluster.unref()
  return cluster.url
}
