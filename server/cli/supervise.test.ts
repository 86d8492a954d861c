import assert from 'node:assert/strict'
import {
  appendFileSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { lastWords, trimLog } from './supervise.ts'

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'verticale-log-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

test('what a role said last is read from a long log, and a log that cannot be read ends nothing', () => {
  using logs = folder()
  const log = join(logs.path, 'web.log')
  assert.equal(lastWords(log), undefined)
  writeFileSync(log, `${'x'.repeat(200_000)}\nTypeError: it broke\n`)
  assert.equal(lastWords(log), 'TypeError: it broke')
  appendFileSync(log, '{"level":60,"err":{"message":"the port is taken"}}\n')
  assert.equal(lastWords(log), 'the port is taken')
  appendFileSync(log, '{"level":60,"err":{"mess')
  assert.equal(lastWords(log), undefined)
})

test('a log that has grown is set aside while it is written, and what comes after is not lost', () => {
  using logs = folder()
  const log = join(logs.path, 'web.log')
  trimLog(log)
  const open = openSync(log, 'a')
  writeSync(open, 'before\n'.repeat(100))
  trimLog(log, 1_000)
  trimLog(log, 500)
  writeSync(open, 'after\n')
  assert.equal(readFileSync(log, 'utf8'), 'after\n')
  assert.equal(readFileSync(`${log}.1`, 'utf8'), 'before\n'.repeat(100))
})
