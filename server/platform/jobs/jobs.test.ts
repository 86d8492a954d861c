import assert from 'node:assert/strict'
import { test } from 'node:test'
import { retry } from '#server/cli/retry.ts'
import { harness } from '#test/harness.ts'
import { workOff } from '#test/work-off.ts'
import type { Platform } from '../platform.ts'
import type { Job } from './job.ts'

test('a job exists exactly if the change that asked for it was committed', async () => {
  await using site = await harness()
  const { platform } = site
  const ran: string[] = []
  const note: Job<Platform, { word: string }> = {
    name: 'note',
    run: async (_, { word }) => {
      ran.push(word)
    },
  }
  await platform.db.transaction().execute((trx) => platform.jobs.enqueue(trx, 'note', { word: 'kept' }))
  await platform.db
    .transaction()
    .execute(async (trx) => {
      await platform.jobs.enqueue(trx, 'note', { word: 'lost' })
      throw new Error('no')
    })
    .catch(() => undefined)
  await workOff(platform, [note], site.clock)
  assert.deepEqual(ran, ['kept'])
})

test('a job waits for its time, and one id is one waiting job', async () => {
  await using site = await harness({ now: '2026-05-01T00:00:00Z' })
  const { platform, clock } = site
  const ran: number[] = []
  const count: Job<Platform, { n: number }> = {
    name: 'count',
    run: async (_, { n }) => {
      ran.push(n)
    },
  }
  const later = { id: 'once', runAt: new Date('2026-05-01T01:00:00Z') }
  await platform.jobs.enqueue(platform.db, 'count', { n: 1 }, later)
  await platform.jobs.enqueue(platform.db, 'count', { n: 2 }, later)
  await workOff(platform, [count], clock)
  assert.deepEqual(ran, [])
  clock.set('2026-05-01T01:00:00Z')
  await workOff(platform, [count], clock)
  assert.deepEqual(ran, [2])
})

test('a job that keeps failing is given up after its attempts, and may be given another round', async () => {
  await using site = await harness({ now: new Date() })
  const { platform, clock } = site
  const attempts: boolean[] = []
  const fails: Job<Platform, object> = {
    name: 'fails',
    maxAttempts: 2,
    run: async (_, __, { lastAttempt }) => {
      attempts.push(lastAttempt)
      throw new Error('no')
    },
  }
  await platform.jobs.enqueue(platform.db, 'fails', {})
  await assert.rejects(workOff(platform, [fails], clock), /no/)
  await platform.pool.query('update graphile_worker._private_jobs set run_at = now()')
  await assert.rejects(workOff(platform, [fails], clock), /no/)
  await platform.pool.query('update graphile_worker._private_jobs set run_at = now()')
  await workOff(platform, [fails], clock)
  assert.deepEqual(attempts, [false, true])
  assert.equal(await retry(platform), 1)
  clock.set(new Date(Date.now() + 60_000))
  await assert.rejects(workOff(platform, [fails], clock), /no/)
})
