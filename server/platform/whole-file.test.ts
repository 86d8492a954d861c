import assert from 'node:assert/strict'
import { linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { createFile, replaceFile } from './whole-file.ts'

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'verticale-whole-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

test('a file is replaced by another, never written over, and nothing is left beside it', () => {
  using place = folder()
  const file = join(place.path, 'one')
  writeFileSync(file, 'old')
  linkSync(file, join(place.path, 'kept'))
  replaceFile(file, 'new', 0o600)
  assert.equal(readFileSync(file, 'utf8'), 'new')
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.equal(readFileSync(join(place.path, 'kept'), 'utf8'), 'old')
  assert.deepEqual(readdirSync(place.path), ['kept', 'one'])
})

test('a file that is made twice stays the first', () => {
  using place = folder()
  const file = join(place.path, 'one')
  createFile(file, 'first', 0o600)
  createFile(file, 'second', 0o600)
  assert.equal(readFileSync(file, 'utf8'), 'first')
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.deepEqual(readdirSync(place.path), ['one'])
})

test('what cannot be written is told and leaves nothing', () => {
  using place = folder()
  assert.throws(() => replaceFile(join(place.path, 'nowhere', 'one'), 'new', 0o600), { code: 'ENOENT' })
  assert.deepEqual(readdirSync(place.path), [])
})
