import type { Consent } from '#contract/account.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { termsVersion } from '../account.rules.ts'

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

/** Agrees to the terms in the version that was read; refuses `account_terms_changed` for an old one. */
export const agreeToTerms = async (platform: Platform, personId: string, version: string): Promise<void> => {
  if (version !== termsVersion) refuse('account_terms_changed')
  const stands = await platform.db
    .selectFrom('consent')
    .select('id')
    .where('personId', '=', personId)
    .where('kind', '=', 'terms')
    .where('version', '=', version)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
  if (stands) return
  await platform.db
    .insertInto('consent')
    .values({ personId, kind: 'terms', version, givenAt: platform.clock.now() })
    .execute()
}

/** Takes the agreement back: the person's films stay unpublished until it is given again. */
export const withdrawTerms = async (platform: Platform, personId: string): Promise<void> => {
  await platform.db.transaction().execute(async (trx) => {
    const now = platform.clock.now()
    const withdrawn = await trx
      .updateTable('consent')
      .set({ withdrawnAt: now })
      .where('personId', '=', personId)
      .where('kind', '=', 'terms')
      .where('withdrawnAt', 'is', null)
      .returning('id')
      .execute()
    if (withdrawn.length > 0)
      await platform.events.record(trx, {
        kind: 'consent.withdrawn',
        subjectKind: 'person',
        subjectId: personId,
        actorId: personId,
        data: { kind: 'terms' },
        happenedAt: now,
      })
  })
}
