import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { OutOfSpace } from '#platform/media/reasons.ts'
import { aFilm } from '#test/a-film.ts'
import { harness, type Site } from '#test/harness.ts'
import { received } from '#test/received.ts'
import { signIn } from '#test/sign-in.ts'
import { makePosterLater } from '../prepare-later.ts'
import { attempt } from './attempt.ts'
import { claimFilm } from './claim.ts'
import { Postponed } from './pieces-run.ts'
import { resumeLost } from './resume.ts'
import { stageLater } from './stage-later.ts'
import type { Task } from './standing.ts'
import { priorityOf } from './turns.ts'

type Come = 'uploaded' | 'looked at' | 'watchable'
const half = 1_800_000

/** A film that has come so far, three half hours after its upload was queued, with no job that speaks for it. */
const aFilmThatIs = async (site: Site, come: Come, durationMs: number): Promise<Task> => {
  const { db, config, clock } = site.platform
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  const file = join(config.dataDir, 'original')
  writeFileSync(file, filmId)
  await received(site.platform, filmId, file)
  await sql`select graphile_worker.remove_job(${`film.inspect:${filmId}`})`.execute(db)
  const facts = JSON.stringify(come === 'uploaded' ? {} : { inspection: { durationMs } })
  const { hash } = await db
    .updateTable('original')
    .set({ facts })
    .where('filmId', '=', filmId)
    .returning('hash')
    .executeTakeFirstOrThrow()
  if (come === 'watchable')
    await db
      .updateTable('preparation')
      .set({ state: 'watchable', watchableAt: clock.now() })
      .where('filmId', '=', filmId)
      .execute()
  site.clock.advance(3 * half)
  return { filmId, hash }
}

const jobsOf = async ({ platform: { db } }: Site) =>
  (
    await sql<{ job: string; priority: number; flags: object | null }>`
      select task_identifier as job, priority, flags from graphile_worker.jobs
      where task_identifier in ('film.inspect', 'film.first', 'film.rest', 'film.poster')`.execute(db)
  ).rows.map(({ job, priority, flags }) => ({ job, priority, long: flags !== null }))

const context = { attempt: 1, lastAttempt: false, signal: new AbortController().signal }
const at = (site: Site, task: Task, stage: () => Promise<void>) =>
  attempt(site.platform, task, context, 'first', stage)

/** Everything for which a stage is queued again. */
const reasons: Record<string, (site: Site, task: Task) => Promise<void>> = {
  'another run has the film': async (site, task) => {
    await using _ = await claimFilm(site.platform, task)
    await at(site, task, () => assert.fail('it is left to the other run'))
  },
  'the disk is full': (site, task) =>
    attempt(site.platform, task, context, 'rest', () => Promise.reject(new OutOfSpace())),
  'another film goes first': (site, task) =>
    attempt(site.platform, task, context, 'rest', () => Promise.reject(new Postponed())),
  'its process was killed too often': (site) => resumeLost(site.platform),
  'somebody asks': (site, task) => stageLater(site.platform, site.platform.db, task),
}

const turns: [Come, number, { job: string; priority: number; long: boolean }][] = [
  ['uploaded', 0, { job: 'film.inspect', priority: priorityOf('inspect'), long: false }],
  ['looked at', 15_000, { job: 'film.first', priority: priorityOf('first', 15_000), long: false }],
  ['looked at', 600_000, { job: 'film.first', priority: priorityOf('first', 600_000), long: true }],
  ['watchable', 600_000, { job: 'film.rest', priority: priorityOf('rest', 600_000, 3 * half), long: true }],
]

for (const [reason, queue] of Object.entries(reasons))
  test(`a film keeps its turn when ${reason}`, async () => {
    for (const [come, durationMs, expected] of turns) {
      await using site = await harness({ now: new Date() })
      const task = await aFilmThatIs(site, come, durationMs)
      await queue(site, task)
      assert.deepEqual(await jobsOf(site), [expected], `${come}, ${durationMs} ms`)
    }
  })

test('a job of a stage that is done already hands on to the next', async () => {
  await using site = await harness({ now: new Date() })
  const task = await aFilmThatIs(site, 'watchable', 15_000)
  await at(site, task, () => assert.fail('it is done'))
  assert.deepEqual(await jobsOf(site), [
    { job: 'film.rest', priority: priorityOf('rest', 15_000, 3 * half), long: true },
  ])
})

test('a chosen poster is made among the first renditions', async () => {
  await using site = await harness({ now: new Date() })
  const { filmId } = await aFilmThatIs(site, 'watchable', 600_000)
  await site.platform.db.transaction().execute((trx) => makePosterLater(site.platform, trx, filmId))
  assert.deepEqual(await jobsOf(site), [
    { job: 'film.poster', priority: priorityOf('first', 0), long: false },
  ])
})
