import type { Consent } from '#contract/account.ts'
import { termsVersion } from '#contract/plain/account.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { lockPerson } from '../people/people.queries.ts'

/** Everything a person has agreed to, newest first. */
export const consentsOf = async (platform: Platform, personId: string): Promise<Consent[]> => {
  const rows = await platform.db
    .selectFrom('consent')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('givenAt', 'desc')
    .execute()
  return rows.map((row) => ({
    kind: row.kind as Consent['kind'],
    editionId: row.editionId,
    version: row.version,
    givenAt: row.givenAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  }))
}

/**
 * Agrees to the terms in the version that was read, once, however often it is asked; what had waited for the
 * agreement follows from the news of it. Refuses `account_terms_changed` for an old version.
 */
export const agreeToTerms = async (platform: Platform, personId: string, version: string): Promise<void> => {
  if (version !== termsVersion) refuse('account_terms_changed')
  await platform.db.transaction().execute(async (trx) => {
    const now = platform.clock.now()
    if (!(await lockPerson(trx, personId))) refuse('not_found')
    const stands = await trx
      .selectFrom('consent')
      .select('id')
      .where('personId', '=', personId)
      .where('kind', '=', 'terms')
      .where('version', '=', version)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst()
    if (stands) return
    await trx.insertInto('consent').values({ personId, kind: 'terms', version, givenAt: now }).execute()
    await tell(platform, trx, 'consent.given', personId, now)
  })
}

/** Takes the agreement back: the person's films stay unpublished until it is given again. */
export const withdrawTerms = async (platform: Platform, personId: string): Promise<void> => {
  await platform.db.transaction().execute(async (trx) => {
    const now = platform.clock.now()
    if (!(await lockPerson(trx, personId))) refuse('not_found')
    const withdrawn = await trx
      .updateTable('consent')
      .set({ withdrawnAt: now })
      .where('personId', '=', personId)
      .where('kind', '=', 'terms')
      .where('withdrawnAt', 'is', null)
      .returning('id')
      .execute()
    if (withdrawn.length > 0) await tell(platform, trx, 'consent.withdrawn', personId, now)
  })
}

const tell = (
  platform: Platform,
  trx: Trx,
  kind: 'consent.given' | 'consent.withdrawn',
  personId: string,
  happenedAt: Date,
) =>
  platform.events.record(trx, {
    kind,
    subjectKind: 'person',
    subjectId: personId,
    actorId: personId,
    data: { kind: 'terms' },
    happenedAt,
  })
