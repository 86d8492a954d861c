import type { NewEvent, NewsOf, Telling } from '#platform/events.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'

/** Records an event about an entry in the transaction of the change. */
export const tell = <Kind extends NewsOf<'entry'>>(
  platform: Platform,
  trx: Trx,
  kind: Kind,
  entryId: string,
  editionId: string,
  actorId: string | null,
  ...[data]: Telling<Kind>
): Promise<string> =>
  platform.events.record(trx, {
    kind,
    subjectKind: 'entry',
    subjectId: entryId,
    editionId,
    actorId,
    data,
    happenedAt: platform.clock.now(),
  } as NewEvent)
