import { isDeepStrictEqual } from 'node:util'
import type { Edition } from '#contract/edition.ts'
import { ageOn, civilDate, consentStanding } from '#features/account/account.ts'
import { editionById, phaseOf } from '#features/edition/edition.ts'
import { decidingUpload } from '#features/film/film.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { type Facts, judge } from './eligibility.ts'
import { entryRow, factsOf, selectEntries } from './entry.queries.ts'
import { tell } from './tell.ts'

/** Asks the rules again what they say of an entry; stores and tells it when that is something new. Idempotent. */
export const reconsider = async (platform: Platform, trx: Trx, entryId: string): Promise<void> => {
  await trx.selectFrom('entry').select('id').where('id', '=', entryId).forUpdate().execute()
  const before = await entryRow(trx, entryId)
  if (!before?.competes) return
  const edition = await editionById(trx, before.editionId)
  const facts = edition && (await gather(platform, trx, entryId, edition))
  if (!facts) return
  const { eligible, checks } = judge(edition.rules, facts)
  if (before.decidedAt && before.eligible === eligible && isDeepStrictEqual(before.checks, checks)) return
  await trx
    .insertInto('eligibility')
    .values({ entryId, eligible, checks: JSON.stringify(checks), decidedAt: platform.clock.now() })
    .execute()
  if (before.stage === 'received' || before.stage === 'eligible')
    await trx
      .updateTable('entry')
      .set({ stage: eligible ? 'eligible' : 'received' })
      .where('id', '=', entryId)
      .execute()
  if (eligible === null || before.eligible === eligible) return
  const broken = checks.filter(({ outcome }) => outcome === 'broken')
  await tell(
    platform,
    trx,
    eligible ? 'entry.eligible' : 'entry.ineligible',
    entryId,
    before.editionId,
    null,
    {
      filmId: before.filmId,
      broken,
    },
  )
}

const gather = async (
  platform: Platform,
  db: Db,
  entryId: string,
  edition: Edition,
): Promise<Facts | null> => {
  const known = await factsOf(db, entryId)
  if (!known) return null
  const now = platform.clock.now()
  const end = phaseOf(edition, 'submissions')?.endsAt
  const { birthDate, receivedAt, personId, filmId, ...facts } = known
  const wanted = {
    guardianUnder: edition.rules.guardianUnder,
    editionId: edition.id,
    rightsVersion: edition.rights.version,
  }
  return {
    ...facts,
    now,
    upload: await decidingUpload(db, filmId),
    deadline: end ? new Date(end) : null,
    captionLanguages: Number(facts.captionLanguages),
    entriesBefore: Number(facts.entriesBefore),
    age: birthDate === null ? null : ageOn(birthDate, civilDate(receivedAt, edition.timeZone)),
    guardianConsents: ['given', 'not_needed'].includes(await consentStanding(db, personId, wanted, now)),
  }
}

/** The entries of a film, a person or an edition that have not ended, in the one order in which they are locked. */
export const reconsiderAll = async (
  platform: Platform,
  trx: Trx,
  of: { filmId: string } | { personId: string } | { editionId: string },
): Promise<void> => {
  const [column, id] = Object.entries(of)[0] ?? []
  if (!column || !id) return
  const rows = await selectEntries(trx)
    .where(`entry.${column as 'filmId'}`, '=', id)
    .where('standing.competes', '=', true)
    .orderBy('entry.receivedAt')
    .orderBy('entry.id')
    .execute()
  for (const row of rows) await reconsider(platform, trx, row.id)
}
