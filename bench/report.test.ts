import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { percentile } from './report.ts'

const run = (metrics: string) => {
  const script = `import { report } from ${JSON.stringify(join(import.meta.dirname, 'report.ts'))}; report('x', ${metrics})`
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  return { status: done.status, last: JSON.parse(done.stdout.trim().split('\n').at(-1) ?? '') }
}

test('the last line of a bench tells machines what was measured against what', () => {
  assert.deepEqual(run(`{ ratio: { value: 1.10001, target: ['<=', 1.15] }, per_s: { value: 5123.4 } }`), {
    status: 0,
    last: { bench: 'x', metrics: { ratio: 1.1, per_s: 5123 }, targets: { ratio: ['<=', 1.15] }, ok: true },
  })
})

test('a missed target is not ok', () => {
  const { status, last } = run(`{ ratio: { value: 0.4, target: ['>=', 0.5] } }`)
  assert.deepEqual([status, last.ok], [1, false])
})

test('a percentile is one of the samples', () => {
  assert.equal(percentile([5, 1, 4, 2, 3], 0.5), 3)
  assert.equal(percentile([5, 1, 4, 2, 3], 0.99), 5)
  assert.equal(percentile([7], 0), 7)
})
