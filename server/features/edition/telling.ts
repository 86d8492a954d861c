import type { NewEvent, NewsOf, Telling } from '#platform/events.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'

/** Records news of an edition. */
export const tell = <Kind extends NewsOf<'edition'>>(
  platform: Platform,
  trx: Trx,
  kind: Kind,
  editionId: string,
  actorId: string,
  ...[data]: Telling<Kind>
): Promise<string> =>
  platform.events.record(trx, {
    kind,
    subjectKind: 'edition',
    subjectId: editionId,
    editionId,
    actorId,
    data,
    happenedAt: platform.clock.now(),
  } as NewEvent)
