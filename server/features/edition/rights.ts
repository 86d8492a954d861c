import { sql } from 'kysely'
import type { Rights } from '#contract/edition.ts'
import { editionLimits } from '#contract/plain/edition.ts'
import type { RightsOf } from '#features/account/account.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { cleanBoth } from '#platform/text/text.ts'
import { editionById } from './find.ts'

/** The rights text as it stood in a version; null when there was none such. */
export const rightsVersion = async (db: Db, editionId: string, version: string): Promise<Rights | null> => {
  if (!/^\d{1,9}$/.test(version)) return null
  const row = await db
    .selectFrom('rightsText')
    .select(['version', 'ja', 'en'])
    .where('editionId', '=', editionId)
    .where('version', '=', Number(version))
    .executeTakeFirst()
  return row ? { version: String(row.version), text: { ja: row.ja, en: row.en } } : null
}

/** What an edition's guardians read; of a draft too, for whoever was sent the link. */
export const rightsForGuardians: RightsOf = async (db, editionId) => {
  const edition = await editionById(db, editionId)
  if (!edition) return null
  const { name, rights, rules } = edition
  return { name, version: rights.version, text: rights.text, guardianUnder: rules.guardianUnder }
}

/**
 * What the published ones among these editions ask of guardians: up to which age of the maker, null for nobody, and
 * the version of the text that is to be agreed to.
 */
export const guardiansAsked = async (
  db: Db,
  editionIds: readonly string[],
): Promise<Map<string, { editionId: string; guardianUnder: number | null; rightsVersion: string }>> => {
  if (editionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('edition')
    .innerJoin('rightsText', 'rightsText.editionId', 'edition.id')
    .where('edition.id', 'in', editionIds)
    .where('edition.publishedAt', 'is not', null)
    .groupBy('edition.id')
    .select([
      'edition.id as editionId',
      sql<number | null>`edition.rules -> 'guardianUnder'`.as('guardianUnder'),
      sql<string>`max(rights_text.version)::text`.as('rightsVersion'),
    ])
    .execute()
  return new Map(rows.map((row) => [row.editionId, row]))
}

/** A new version when the text is new; the same text again stays the version it is. */
export const writeRights = async (
  trx: Trx,
  editionId: string,
  personId: string,
  given: Rights['text'],
  now: Date,
): Promise<void> => {
  const text = cleanBoth(given, { field: 'rightsText', limit: editionLimits.text, lines: true })
  const latest = await trx
    .selectFrom('rightsText')
    .selectAll()
    .where('editionId', '=', editionId)
    .orderBy('version', 'desc')
    .executeTakeFirst()
  if (latest && latest.ja === text.ja && latest.en === text.en) return
  await trx
    .insertInto('rightsText')
    .values({ editionId, version: (latest?.version ?? 0) + 1, ...text, writtenBy: personId, writtenAt: now })
    .execute()
}
