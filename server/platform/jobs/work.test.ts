import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { harness } from '#test/harness.ts'
import type { Platform } from '../platform.ts'
import type { Job } from './job.ts'
import { type AnyJob, work } from './work.ts'

const fail = (error: unknown) => assert.fail(String(error))

const until = async (test: () => boolean | Promise<boolean>) => {
  while (!(await test())) await sleep(50)
}

test('what takes longer than the watch over dead workers is begun once, with another process looking on', async () => {
  await using site = await harness({ now: new Date() })
  const { platform } = site
  const begun: string[] = []
  const slow: Job<Platform, object> = {
    name: 'slow',
    run: async () => {
      begun.push('slow')
      await sleep(4_000)
    },
  }
  await using _one = await work(platform, [slow as AnyJob], fail)
  await using _other = await work(platform, [slow as AnyJob], fail)
  await platform.jobs.enqueue(platform.db, 'slow', {})
  await until(
    async () => (await platform.pool.query('select from graphile_worker._private_jobs')).rowCount === 0,
  )
  assert.deepEqual(begun, ['slow'])
})

test('light work waits behind no heavy work, and short work behind no long work', async () => {
  await using site = await harness({ now: new Date(), config: { concurrency: 2 } })
  const { platform } = site
  const done: string[] = []
  const release = Promise.withResolvers<void>()
  const heavy: Job<Platform, { name: string; waits: boolean }> = {
    name: 'heavy',
    heavy: true,
    run: async (_, { name, waits }) => {
      done.push(`${name} begun`)
      if (waits) await release.promise
    },
  }
  const light: Job<Platform, object> = {
    name: 'light',
    run: async () => {
      done.push('light done')
    },
  }
  await using _working = await work(platform, [heavy as AnyJob, light as AnyJob], fail)
  for (const name of ['long 1', 'long 2'])
    await platform.jobs.enqueue(platform.db, 'heavy', { name, waits: true }, { long: true })
  await until(() => done.includes('long 1 begun') || done.includes('long 2 begun'))
  await platform.jobs.enqueue(platform.db, 'heavy', { name: 'short', waits: true })
  await until(() => done.includes('short begun'))
  await platform.jobs.enqueue(platform.db, 'light', {})
  await until(() => done.includes('light done'))
  assert.equal(done.filter((what) => what.startsWith('long')).length, 1)
  release.resolve()
  await until(() => done.length === 4)
})
