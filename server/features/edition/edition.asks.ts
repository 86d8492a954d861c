import { question } from '#platform/feature.ts'
import type { Db } from '#platform/postgres/connect.ts'

/** Who knows whether an edition has entries, of whatever standing: then nothing of it may vanish. */
export const hasEntries = question<(db: Db, editionId: string) => Promise<boolean>>('edition.has-entries')
