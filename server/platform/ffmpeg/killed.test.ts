import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { confinements, probeSandbox, type Sandbox } from './sandbox.ts'
import { programWithin } from './tree.ts'

/** A process that runs ffmpeg without end, with no pipe between them by whose breaking it could notice anything. */
const runner = (sandbox: Sandbox) => `
  import { createFfmpeg } from ${JSON.stringify(join(import.meta.dirname, 'run.ts'))}
  const ffmpeg = createFfmpeg(() => (${JSON.stringify(sandbox)}))
  await ffmpeg.run({
    program: 'ffmpeg',
    args: () => ['-f', 'lavfi', '-i', 'testsrc2=size=64x112', '-loglevel', 'quiet', '-f', 'null', '-'],
    limits: { wallMs: 600_000, memoryBytes: 2 ** 30, fileBytes: 1 },
  })`

const found = probeSandbox()
for (const confinement of confinements.slice(confinements.indexOf(found.confinement)))
  test(`with “${confinement}” a media program is gone when the process that began it is killed`, {
    skip: confinement === 'bubblewrap' || found.tether ? false : 'there is no setpriv here',
  }, async () => {
    const program = runner({ ...found, confinement })
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    let pid: number | undefined
    while (pid === undefined && parent.exitCode === null) {
      pid = programWithin(parent.pid ?? 0, 'ffmpeg')
      await sleep(20)
    }
    assert.ok(pid, 'it runs')
    parent.kill('SIGKILL')
    await once(parent, 'exit')
    while (existsSync(`/proc/${pid}`)) await sleep(20)
  })
