import type { Platform } from '#platform/platform.ts'
import type { Trx } from './entry.queries.ts'

/** Records an event about an entry in the transaction of the change. */
export const tell = (
  platform: Platform,
  trx: Trx,
  kind: string,
  entryId: string,
  editionId: string,
  actorId: string | null,
  data: Record<string, unknown> = {},
): Promise<string> =>
  platform.events.record(trx, {
    kind,
    subjectKind: 'entry',
    subjectId: entryId,
    editionId,
    actorId,
    data,
    happenedAt: platform.clock.now(),
  })
