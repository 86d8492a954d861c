import { availableParallelism } from 'node:os'
import type { JobContext } from '#platform/jobs/jobs.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { tell } from '../tell.ts'
import { claimFilm } from './claim.ts'
import { factsOf } from './facts.ts'
import { inspect } from './inspect.ts'
import { type Making, Postponed } from './pieces-run.ts'
import { ladderFor, makeFirst, makePoster, makeRest } from './prepare.ts'
import { publishFirst, publishPoster, publishRest } from './publish.ts'
import { Interrupted, OutOfSpace, Unpreparable } from './reasons.ts'
import { inspectionOf, isCurrent, noteState, progressTeller, type Task } from './standing.ts'
import { perSecond } from './timing.ts'
import { jobNames, niceness, priorityOf, shortMs, someoneFirst } from './turns.ts'
import { clearWorkplace, expectRoom, workplaceOf } from './workplace.ts'

/** Looks at the upload: what it is, or why it cannot become a film. */
export const inspectFilm = (platform: Platform, task: Task, context: JobContext): Promise<void> =>
  attempt(platform, task, context, async () => {
    await noteState(platform, platform.db, task.filmId, { state: 'working', stage: 'inspecting', perCent: 1 })
    await using original = await platform.storage.local(task.hash, workplaceOf(platform, task))
    const film = await inspect(platform.ffmpeg, original.file, context.signal)
    await platform.db.transaction().execute(async (trx) => {
      if (!(await isCurrent(trx, task, true))) throw new Interrupted()
      const { width, height, durationMs } = film
      await trx
        .updateTable('original')
        .set({
          width,
          height,
          durationMs,
          fps: perSecond(film.rate),
          hasAudio: film.audio !== null,
          facts: JSON.stringify(factsOf(film)),
        })
        .where('filmId', '=', task.filmId)
        .execute()
      await noteState(platform, trx, task.filmId, { stage: 'first', perCent: 2 })
      await platform.jobs.enqueue(trx, jobNames.first, task, {
        id: `${jobNames.first}:${task.filmId}`,
        priority: priorityOf('first', durationMs),
        long: durationMs > shortMs,
      })
    })
  })

/** Makes the film watchable. */
export const makeWatchable = (platform: Platform, task: Task, context: JobContext): Promise<void> =>
  attempt(platform, task, context, async () => {
    const film = await inspectionOf(platform.db, task)
    if (!film) throw new Interrupted()
    await expectRoom(platform, film.durationMs / 4)
    await noteState(platform, platform.db, task.filmId, { state: 'working', stage: 'first', reason: null })
    const short = film.durationMs <= shortMs
    const progress = progressTeller(platform, task, 'first', 2, 26)
    await using original = await platform.storage.local(task.hash, workplaceOf(platform, task))
    const making: Making = {
      ...(await making_(platform, task, context, original.file)),
      nice: short ? niceness.short : niceness.long,
      onProgress: progress.tell,
      goOn: async () => !(await someoneFirst(platform, priorityOf('first', film.durationMs))),
    }
    const { posterAtMs } = await platform.db
      .selectFrom('film')
      .select('posterAtMs')
      .where('id', '=', task.filmId)
      .executeTakeFirstOrThrow()
    const first = await makeFirst(making, film, posterAtMs)
    await progress.settled()
    const complete = ladderFor(film).length === 1
    await publishFirst(platform, task, film, { first, complete })
    if (complete) await clearWorkplace(platform, task)
    else await restLater(platform, task, film.durationMs, 0)
  })

/** Makes the remaining sizes, as long as nobody with a better claim waits. */
export const makeComplete = (platform: Platform, task: Task, context: JobContext): Promise<void> =>
  attempt(platform, task, context, async () => {
    const film = await inspectionOf(platform.db, task)
    if (!film) throw new Interrupted()
    await expectRoom(platform, film.durationMs)
    await noteState(platform, platform.db, task.filmId, { state: 'watchable', stage: 'rest', reason: null })
    const waited = await waitedMs(platform, task)
    const progress = progressTeller(platform, task, 'rest', 28, 99)
    await using original = await platform.storage.local(task.hash, workplaceOf(platform, task))
    const making: Making = {
      ...(await making_(platform, task, context, original.file)),
      nice: niceness.rest,
      onProgress: progress.tell,
      goOn: async () => !(await someoneFirst(platform, priorityOf('rest', film.durationMs, waited))),
    }
    const renditions = await makeRest(making, film)
    await progress.settled()
    await publishRest(platform, task, renditions)
    await clearWorkplace(platform, task)
  })

/** Makes the poster that the maker chose. */
export const makeChosenPoster = async (
  platform: Platform,
  filmId: string,
  context: JobContext,
): Promise<void> => {
  const row = await platform.db
    .selectFrom('film')
    .innerJoin('original', 'original.filmId', 'film.id')
    .innerJoin('poster', 'poster.filmId', 'film.id')
    .where('film.id', '=', filmId)
    .select(['film.posterAtMs', 'original.hash', 'original.facts', 'original.durationMs'])
    .executeTakeFirst()
  const film = row && (await inspectionOf(platform.db, { filmId, hash: row.hash }))
  if (!film) return
  const task = { filmId, hash: row.hash }
  await using original = await platform.storage.local(task.hash, workplaceOf(platform, task))
  const making = { ...(await making_(platform, task, context, original.file)), nice: niceness.short }
  const best = (row.facts as { bestMs?: number }).bestMs ?? film.durationMs / 3
  const poster = await makePoster(making, film, row.posterAtMs ?? best)
  await publishPoster(platform, task, poster).catch(unlessInterrupted)
}

export const restLater = (
  platform: Platform,
  task: Task,
  durationMs: number,
  waited: number,
): Promise<void> =>
  platform.jobs.enqueue(platform.db, jobNames.rest, task, {
    id: `${jobNames.rest}:${task.filmId}`,
    priority: priorityOf('rest', durationMs, waited),
    long: true,
  })

async function waitedMs({ db, clock }: Platform, { filmId }: Task): Promise<number> {
  const row = await db
    .selectFrom('preparation')
    .select('queuedAt')
    .where('filmId', '=', filmId)
    .executeTakeFirst()
  return row ? clock.now().getTime() - row.queuedAt.getTime() : 0
}

const making_ = async (
  platform: Platform,
  task: Task,
  { signal }: JobContext,
  file: string,
): Promise<Making> => ({
  ffmpeg: platform.ffmpeg,
  file,
  folder: workplaceOf(platform, task),
  cores: availableParallelism(),
  nice: 0,
  signal,
})

const retrySpaceMs = 60_000
const retryClaimMs = 3_000

/** Runs a stage and turns whatever stops it into a state that the maker can read. */
async function attempt(
  platform: Platform,
  task: Task,
  context: JobContext,
  stage: () => Promise<void>,
): Promise<void> {
  await using claim = await claimFilm(platform, task)
  if (!claim) return await againIn(platform, task, retryClaimMs)
  if (!(await isCurrent(platform.db, task))) return await clearWorkplace(platform, task)
  try {
    await stage()
  } catch (error) {
    if (error instanceof Unpreparable) {
      platform.log.info({ film: task.filmId, reason: error.message }, 'an upload cannot become a film')
      return await settle(platform, task, 'refused', error.reason, error.details)
    }
    if (isOutOfSpace(error)) return await waitForSpace(platform, task)
    if (error instanceof Interrupted && !context.signal.aborted) return await later(platform, task, error)
    if (context.lastAttempt && !context.signal.aborted) {
      platform.log.error({ err: error, film: task.filmId }, 'a film could not be prepared')
      return await settle(platform, task, 'failed', 'media_failed', {})
    }
    throw error
  }
}

async function settle(
  platform: Platform,
  task: Task,
  state: 'refused' | 'failed',
  reason: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await platform.db.transaction().execute(async (trx) => {
    if (!(await isCurrent(trx, task, true))) return
    await noteState(platform, trx, task.filmId, { state, reason, detail, finishedAt: platform.clock.now() })
    await tell(platform, trx, `film.${state}`, task.filmId, null, { reason, ...detail })
  })
  await clearWorkplace(platform, task)
}

/** Nothing is lost: the stage goes on from its last finished piece when there is room again. */
async function waitForSpace(platform: Platform, task: Task): Promise<void> {
  await platform.db.transaction().execute(async (trx) => {
    await noteState(platform, trx, task.filmId, { state: 'waiting_for_space', reason: 'media_no_space' })
    await againIn(platform, task, retrySpaceMs, trx)
  })
}

/** Queues the stage that the film has come to. */
async function againIn(platform: Platform, task: Task, ms: number, db: Db = platform.db): Promise<void> {
  const film = await inspectionOf(db, task)
  const row = await db
    .selectFrom('preparation')
    .select('watchableAt')
    .where('filmId', '=', task.filmId)
    .executeTakeFirst()
  const name = !film ? jobNames.inspect : row?.watchableAt ? jobNames.rest : jobNames.first
  await platform.jobs.enqueue(db, name, task, {
    id: `${name}:${task.filmId}`,
    runAt: new Date(platform.clock.now().getTime() + ms),
    long: name !== jobNames.inspect,
  })
}

async function later(platform: Platform, task: Task, error: Interrupted): Promise<void> {
  if (!(error instanceof Postponed)) return await clearWorkplace(platform, task)
  const film = await inspectionOf(platform.db, task)
  const row = await platform.db
    .selectFrom('preparation')
    .select('watchableAt')
    .where('filmId', '=', task.filmId)
    .executeTakeFirst()
  if (!film) return
  const waited = await waitedMs(platform, task)
  if (row?.watchableAt) return await restLater(platform, task, film.durationMs, waited)
  await platform.jobs.enqueue(platform.db, jobNames.first, task, {
    id: `${jobNames.first}:${task.filmId}`,
    priority: priorityOf('first', film.durationMs),
    long: film.durationMs > shortMs,
  })
}

const isOutOfSpace = (error: unknown): boolean =>
  error instanceof OutOfSpace || ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')

const unlessInterrupted = (error: unknown): void => {
  if (!(error instanceof Interrupted)) throw error
}
