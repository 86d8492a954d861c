import type { Platform } from '#platform/platform.ts'
import type { Db } from './film.queries.ts'

/** Records an event about a film in the transaction of the change. */
export const tell = (
  platform: Platform,
  trx: Db,
  kind: string,
  filmId: string,
  actorId: string | null,
  data: Record<string, unknown> = {},
): Promise<string> =>
  platform.events.record(trx as Parameters<Platform['events']['record']>[0], {
    kind,
    subjectKind: 'film',
    subjectId: filmId,
    actorId,
    data,
    happenedAt: platform.clock.now(),
  })
