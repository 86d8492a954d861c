import type { NewEvent, NewsOf, Telling } from '#platform/events.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'

/** Records an event about a film in the transaction of the change. */
export const tell = <Kind extends NewsOf<'film'>>(
  platform: Platform,
  trx: Trx,
  kind: Kind,
  filmId: string,
  actorId: string | null,
  ...[data]: Telling<Kind>
): Promise<string> =>
  platform.events.record(trx, {
    kind,
    subjectKind: 'film',
    subjectId: filmId,
    actorId,
    data,
    happenedAt: platform.clock.now(),
  } as NewEvent)
