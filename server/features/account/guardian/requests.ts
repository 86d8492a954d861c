import type { GuardianConsent } from '#contract/guardian.ts'
import type { Bilingual } from '#contract/route.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { hashOf } from '../secrets.ts'
import { standingOf } from './guardian.rules.ts'
import { consentIn } from './link.ts'

/** What an edition tells a guardian; null when there is no such edition. */
export type RightsOf = (
  db: Db,
  editionId: string,
) => Promise<{ name: Bilingual; version: string; text: Bilingual; guardianUnder: number | null } | null>

export type GuardianRow = NonNullable<Awaited<ReturnType<typeof findByToken>>>

/** The request that a mailed link belongs to. */
export const findByToken = (platform: Pick<Platform, 'config'>, db: Db, token: string) => {
  const id = consentIn(platform, token)
  return db
    .selectFrom('guardianConsent')
    .innerJoin('person', 'person.id', 'guardianConsent.personId')
    .selectAll('guardianConsent')
    .select(['person.name as childName', 'person.email as childEmail'])
    .where((each) =>
      id ? each('guardianConsent.id', '=', id) : each('guardianConsent.tokenHash', '=', hashOf(token)),
    )
    .where('person.erasedAt', 'is', null)
    .executeTakeFirst()
}

/** What a mailed request is about, for those who know the films. */
export type Asked = Pick<GuardianRow, 'id' | 'personId' | 'editionId' | 'givenAt' | 'seenAt'>

/** The request behind a mailed link, whatever has become of it; null for none. */
export const consentBehind = async (platform: Platform, token: string): Promise<Asked | null> =>
  (await findByToken(platform, platform.db, token)) ?? null

export const viewOf = (
  row: Pick<
    GuardianRow,
    | 'id'
    | 'guardianEmail'
    | 'editionId'
    | 'rightsVersion'
    | 'askedAt'
    | 'expiresAt'
    | 'givenAt'
    | 'refusedAt'
    | 'withdrawnAt'
  >,
  now: Date,
): GuardianConsent => ({
  id: row.id,
  guardianEmail: row.guardianEmail,
  editionId: row.editionId,
  version: row.rightsVersion,
  standing: standingOf(row, now),
  askedAt: row.askedAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
})

export const record = (
  platform: Platform,
  trx: Trx,
  kind: `guardian.${'asked' | 'consented' | 'refused' | 'withdrew' | 'reopened' | 'saw'}`,
  row: { id: string; personId: string; editionId: string | null },
) =>
  platform.events.record(trx, {
    kind,
    subjectKind: 'person',
    subjectId: row.personId,
    editionId: row.editionId,
    actorId: kind === 'guardian.asked' ? row.personId : null,
    data: { guardianConsentId: row.id },
    happenedAt: platform.clock.now(),
  })
