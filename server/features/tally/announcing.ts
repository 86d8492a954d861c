import { refuse } from '#platform/errors.ts'
import type { NewEvent } from '#platform/events.ts'
import type { Job } from '#platform/jobs/job.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { putAwardPublication, putResultPublication } from './making-public.ts'
import { awardById } from './tally.queries.ts'

type Announced = {
  editionId: string
  awardId: string
  /** null: of an award that was decided. */
  resultId: string | null
  motionId: string | null
  publicAt: Date
}

/** Tells whom an outcome concerns, and makes it public at its time. Refuses `tally_announced`: one at a time. */
export const announce = async (
  platform: Platform,
  trx: Trx,
  personId: string,
  { editionId, awardId, resultId, motionId, publicAt }: Announced,
): Promise<void> => {
  const now = platform.clock.now()
  const made = await trx
    .insertInto('announcement')
    .values({ awardId, resultId, motionId, announcedBy: personId, announcedAt: now, publicAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning('awardId')
    .executeTakeFirst()
  if (!made) refuse('tally_announced')
  await tell(platform, trx, 'announced', personId, { editionId, awardId, resultId, publicAt })
  await platform.jobs.enqueue(
    trx,
    makePublicJob.name,
    { awardId },
    { id: `tally.make-public:${awardId}`, runAt: publicAt },
  )
}

/** Stops what has been announced before it is public; whoever was told hears that too. Idempotent. */
export const stopAnnouncement = async (
  platform: Platform,
  personId: string,
  awardId: string,
): Promise<void> => {
  await platform.db.transaction().execute(async (trx) => {
    const award = (await awardById(trx, awardId)) ?? refuse('not_found')
    const gone = await trx
      .deleteFrom('announcement')
      .where('awardId', '=', awardId)
      .returning(['resultId', 'publicAt'])
      .executeTakeFirst()
    if (gone)
      await tell(platform, trx, 'postponed', personId, { ...gone, awardId, editionId: award.editionId })
  })
}

/** While makers have been told an outcome, nothing changes it. */
export const checkNothingAnnounced = async (
  db: Db,
  of: { awardId: string } | { editionId: string },
): Promise<void> => {
  const found = await db
    .selectFrom('announcement')
    .innerJoin('award', 'award.id', 'announcement.awardId')
    .select('award.id')
    .$if('awardId' in of, (query) => query.where('award.id', '=', 'awardId' in of ? of.awardId : ''))
    .$if('editionId' in of, (query) =>
      query.where('award.editionId', '=', 'editionId' in of ? of.editionId : ''),
    )
    .limit(1)
    .executeTakeFirst()
  if (found) refuse('tally_announced')
}

/** What was announced becomes public once its time has come. */
export const makePublicJob: Job<Platform, { awardId: string }> = {
  name: 'tally.make-public',
  run: async (platform, { awardId }) => {
    const { clock, db, jobs } = platform
    await db.transaction().execute(async (trx) => {
      const due = await trx
        .selectFrom('announcement')
        .selectAll()
        .where('awardId', '=', awardId)
        .forUpdate()
        .executeTakeFirst()
      if (!due) return
      // the queue goes by the database's clock, which may be ahead of this one
      if (due.publicAt > clock.now())
        return jobs.enqueue(trx, makePublicJob.name, { awardId }, { runAt: due.publicAt })
      await trx.deleteFrom('announcement').where('awardId', '=', awardId).execute()
      const by = { personId: due.announcedBy, toldAt: due.announcedAt }
      if (due.resultId)
        await putResultPublication(platform, trx, due.resultId, { ...by, motionId: due.motionId })
      else await putAwardPublication(platform, trx, awardId, by)
    })
  },
}

const tell = (
  platform: Platform,
  trx: Trx,
  what: 'announced' | 'postponed',
  actorId: string,
  { editionId, awardId, resultId, publicAt }: Omit<Announced, 'motionId'>,
): Promise<string> =>
  platform.events.record(trx, {
    kind: `${resultId ? 'result' : 'award'}.${what}`,
    subjectKind: resultId ? 'result' : 'award',
    subjectId: resultId ?? awardId,
    editionId,
    actorId,
    data: { publicAt: publicAt.toISOString() },
    happenedAt: platform.clock.now(),
  } as NewEvent)
