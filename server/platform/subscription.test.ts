import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { FestivalEvent } from '#platform/events.ts'
import { createEvents, taskOf } from '#platform/events.ts'
import { jobs } from '#platform/jobs/jobs.ts'
import type { Platform } from '#platform/platform.ts'
import { eventJobs, on } from '#platform/subscription.ts'
import { harness, type Site } from '#test/harness.ts'
import { workOff } from '#test/work-off.ts'

/** A platform that tells two handlers of begun films, and what they have heard. */
const listening = (site: Site, known = ['test.first', 'test.second']) => {
  const heard: string[] = []
  const subscriptions = ['test.first', 'test.second'].map((handler) =>
    on(handler, ['film.begun'], async (_platform, trx, event) => {
      heard.push(`${handler} ${event.subjectId}`)
      await trx.selectFrom('event').select('id').where('id', '=', event.id).executeTakeFirstOrThrow()
    }),
  )
  const platform: Platform = { ...site.platform, events: createEvents(jobs, subscriptions) }
  const understood = eventJobs(subscriptions.filter(({ handler }) => known.includes(handler)))
  return { platform, heard, work: () => workOff(platform, understood, site.clock) }
}

const beginFilm = async (platform: Platform): Promise<{ id: string; filmId: string }> => {
  const filmId = randomUUID()
  const id = await platform.db.transaction().execute((trx) =>
    platform.events.record(trx, {
      kind: 'film.begun',
      subjectKind: 'film',
      subjectId: filmId,
      happenedAt: platform.clock.now(),
    }),
  )
  return { id, filmId }
}

const waiting = async ({ pool }: Platform): Promise<string[]> =>
  (await pool.query('select task_identifier as task from graphile_worker.jobs order by 1')).rows.map(
    ({ task }) => task,
  )

test('news reaches each of its handlers once', async () => {
  await using site = await harness()
  const { platform, heard, work } = listening(site)
  const { filmId } = await beginFilm(platform)
  await work()
  assert.deepEqual(heard.sort(), [`test.first ${filmId}`, `test.second ${filmId}`])
  assert.deepEqual(await waiting(platform), [])
})

test('news that is delivered twice, also at the same moment, is handled once', async () => {
  await using site = await harness()
  const { platform, heard, work } = listening(site)
  const { id, filmId } = await beginFilm(platform)
  await work()
  heard.length = 0
  await jobs.enqueue(platform.db, taskOf('test.first'), { eventId: id })
  await work()
  assert.equal(heard.length, 0)

  const [deliver] = eventJobs([
    on('test.third', ['film.begun'], async (_platform, _trx, event) => {
      heard.push(event.subjectId)
    }),
  ])
  const context = { attempt: 1, lastAttempt: false, signal: new AbortController().signal }
  await Promise.all([1, 2, 3, 4].map(() => deliver?.run(platform, { eventId: id } as never, context)))
  assert.deepEqual(heard, [filmId])
})

test('a reaction that fails leaves no trace and is asked again', async () => {
  await using site = await harness()
  const { platform } = listening(site)
  const { id } = await beginFilm(platform)
  const told: FestivalEvent[] = []
  const [deliver] = eventJobs([
    on('test.hesitant', ['film.begun'], async (_platform, _trx, event) => {
      told.push(event)
      if (told.length === 1) throw new Error('not yet')
    }),
  ])
  const context = { attempt: 1, lastAttempt: false, signal: new AbortController().signal }
  const run = () => deliver?.run(platform, { eventId: id } as never, context)
  await assert.rejects(async () => run(), /not yet/)
  await run()
  await run()
  assert.equal(told.length, 2)
})

test('news for a handler that this worker does not know waits for a worker that does', async () => {
  await using site = await harness()
  const old = listening(site, ['test.first'])
  const { filmId } = await beginFilm(old.platform)
  await old.work()
  assert.deepEqual(old.heard, [`test.first ${filmId}`])
  assert.deepEqual(await waiting(old.platform), ['event:test.second'])

  const young = listening(site)
  await young.work()
  assert.deepEqual(young.heard, [`test.second ${filmId}`])
})

test('news that was queued in one task for all handlers is delivered still, and waits as well', async () => {
  await using site = await harness()
  const { platform, heard, work } = listening(site)
  const { id, filmId } = await beginFilm(platform)
  await platform.pool.query('delete from graphile_worker._private_jobs')
  for (const handler of ['test.second', 'test.unheard-of'])
    await jobs.enqueue(platform.db, 'event', { eventId: id, handler })
  await work()
  assert.deepEqual(heard, [`test.second ${filmId}`])
  assert.deepEqual(await waiting(platform), ['event:test.unheard-of'])
})
