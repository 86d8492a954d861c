import type { JobContext } from '#platform/jobs/job.ts'
import { Interrupted, OutOfSpace, Unpreparable } from '#platform/media/reasons.ts'
import type { Platform } from '#platform/platform.ts'
import { tell } from '../tell.ts'
import { claimFilm } from './claim.ts'
import { Postponed } from './pieces-run.ts'
import { stageLater } from './stage-later.ts'
import { comeTo, isCurrent, noteState, type Task } from './standing.ts'
import { clearWorkplace } from './workplace.ts'

const retrySpaceMs = 60_000
const retryClaimMs = 3_000

/**
 * Runs a stage and turns whatever stops it into a state that the maker can read. A process that is killed when its
 * stage is done cannot say so any more: what was settled once is not done again.
 */
export async function attempt(
  platform: Platform,
  task: Task,
  context: JobContext,
  name: 'inspect' | 'first' | 'rest',
  stage: () => Promise<void>,
): Promise<void> {
  await using claim = await claimFilm(platform, task)
  if (!claim) return await stageLater(platform, platform.db, task, { afterMs: retryClaimMs })
  if (!(await isCurrent(platform.db, task))) return await clearWorkplace(platform, task)
  const come = await comeTo(platform.db, task)
  if (come === 'ended') return await clearWorkplace(platform, task)
  if (come === 'watchable' && name !== 'rest')
    return await stageLater(platform, platform.db, task, { turn: 'rest' })
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
    await stageLater(platform, trx, task, { afterMs: retrySpaceMs })
  })
}

/** Who was asked to step back takes a turn again; what is no longer wanted goes. */
async function later(platform: Platform, task: Task, error: Interrupted): Promise<void> {
  if (!(error instanceof Postponed)) return await clearWorkplace(platform, task)
  await stageLater(platform, platform.db, task)
}

const isOutOfSpace = (error: unknown): boolean =>
  error instanceof OutOfSpace || ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')
