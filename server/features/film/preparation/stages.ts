import { availableParallelism } from 'node:os'
import type { JobContext } from '#platform/jobs/job.ts'
import { inspect } from '#platform/media/inspect.ts'
import { Interrupted } from '#platform/media/reasons.ts'
import { perSecond } from '#platform/media/timing.ts'
import type { Platform } from '#platform/platform.ts'
import { attempt } from './attempt.ts'
import { factsOf } from './facts.ts'
import type { Making } from './pieces-run.ts'
import { ladderFor, makeFirst, makePoster, makeRest } from './prepare.ts'
import { publishFirst, publishPoster, publishRest } from './publish.ts'
import { stageLater } from './stage-later.ts'
import { inspectionOf, isCurrent, noteState, progressTeller, type Task, waitedMs } from './standing.ts'
import { niceness, priorityOf, shortMs, someoneFirst } from './turns.ts'
import { clearWorkplace, expectRoom, workplaceOf } from './workplace.ts'

/** Looks at the upload: what it is, or why it cannot become a film. */
export const inspectFilm = (platform: Platform, task: Task, context: JobContext): Promise<void> =>
  attempt(platform, task, context, 'inspect', async () => {
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
      await stageLater(platform, trx, task, { turn: 'first' })
    })
  })

/** Makes the film watchable. */
export const makeWatchable = (platform: Platform, task: Task, context: JobContext): Promise<void> =>
  attempt(platform, task, context, 'first', async () => {
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
    else await stageLater(platform, platform.db, task, { turn: 'rest' })
  })

/** Makes the remaining sizes, as long as nobody with a better claim waits. */
export const makeComplete = (platform: Platform, task: Task, context: JobContext): Promise<void> =>
  attempt(platform, task, context, 'rest', async () => {
    const film = await inspectionOf(platform.db, task)
    if (!film) throw new Interrupted()
    await expectRoom(platform, film.durationMs)
    await noteState(platform, platform.db, task.filmId, { state: 'watchable', stage: 'rest', reason: null })
    const waited = await waitedMs(platform, platform.db, task)
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

const unlessInterrupted = (error: unknown): void => {
  if (!(error instanceof Interrupted)) throw error
}
