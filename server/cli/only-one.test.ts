import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { processOf } from '#platform/process.ts'
import { claim, portIsFree, runningAddress } from './only-one.ts'

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'verticale-one-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

test('a data folder that another start works on is refused, by its address', async () => {
  using data = folder()
  const other = spawn('/bin/sh', ['-c', 'read _'])
  const begun = processOf(other.pid ?? 0)?.begun
  writeFileSync(
    join(data.path, 'up.json'),
    JSON.stringify({ pid: other.pid, begun, address: 'http://localhost:1' }),
  )
  assert.throws(() => claim(data.path, 'http://localhost:2'), /already runs .*http:\/\/localhost:1/)
  other.stdin.end()
  await once(other, 'exit')
  using _ = claim(data.path, 'http://localhost:2')
  assert.ok(existsSync(join(data.path, 'up.json')))
})

test('a number that another program has by now is not taken for the old start', () => {
  using data = folder()
  const holder = { pid: process.ppid, begun: 'long ago', address: 'http://localhost:1' }
  writeFileSync(join(data.path, 'up.json'), JSON.stringify(holder))
  using _ = claim(data.path, 'http://localhost:2')
})

for (const broken of ['', '{"pid":', 'null', '{}', `{"pid":${process.ppid}}`])
  test(`a note that the power cut off keeps no start away: ${broken || 'nothing'}`, () => {
    using data = folder()
    writeFileSync(join(data.path, 'up.json'), broken)
    assert.equal(runningAddress(data.path), undefined)
    using _ = claim(data.path, 'http://localhost:2')
    assert.deepEqual(readdirSync(data.path), ['up.json'])
  })

test('a port that is in use is named together with the next', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  await assert.rejects(
    portIsFree('127.0.0.1', port),
    new RegExp(`Port ${port} is in use.*--port ${port + 1}`),
  )
  server.close()
  await once(server, 'close')
  await portIsFree('127.0.0.1', port)
})
