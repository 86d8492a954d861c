import { randomUUID } from 'node:crypto'
import type { Rules } from '#contract/edition.ts'
import { aPerson, type Viewer } from '#features/viewing/viewing.ts'
import type { Platform } from '#platform/platform.ts'
import type { Site } from './harness.ts'
import { plantScreening } from './screening.ts'
import type { SignedInPerson } from './sign-in.ts'

type Options = { films?: number; slug?: string; voting?: Partial<Rules['voting']> }

/** A screening with an audience award, whose voting is open from a day before now to a week after. */
export const plantVoting = async (
  platform: Pick<Platform, 'pool' | 'clock'>,
  { films = 3, slug, voting = {} }: Options = {},
) => {
  const planted = await plantScreening(platform, { films, ...(slug && { slug }) })
  const awardId = randomUUID()
  await platform.pool.query(
    `insert into award (id, edition_id, name, decided_by) values ($1, $2, '{"ja":"観客賞","en":"Audience Award"}', 'audience')`,
    [awardId, planted.editionId],
  )
  await platform.pool.query(
    `update edition set rules = jsonb_set(rules, '{voting}', rules -> 'voting' || $2::jsonb) where id = $1`,
    [planted.editionId, JSON.stringify(voting)],
  )
  const closesAt = new Date(platform.clock.now().getTime() + 7 * 86_400_000)
  return { ...planted, awardId, closesAt }
}

/** Lets someone (a person, when an id) have verifiably watched films, one after the other until now. */
export const watch = async (
  { pool, clock }: Pick<Platform, 'pool' | 'clock'>,
  viewer: string | Viewer,
  ...filmIds: string[]
): Promise<void> => {
  const { personId, visitorId } = typeof viewer === 'string' ? aPerson(viewer) : viewer
  for (const [at, filmId] of filmIds.toReversed().entries())
    await pool.query(
      `insert into viewing (id, film_id, person_id, visitor_id, watched, watched_ms, begun_at, heard_at, verified_at)
       values (gen_random_uuid(), $1, $2, $4, '{[0,16000)}', 16000, $3::timestamptz - interval '16 s', $3, $3)`,
      [filmId, personId, new Date(clock.now().getTime() - at * 16_000), visitorId],
    )
}

/** Votes as the page does. */
export const vote = async (
  site: Pick<Site, 'app'>,
  who: SignedInPerson | null,
  filmId: string,
  mark: number,
  ballotId: string = randomUUID(),
) => {
  const response = await site.app.inject({
    method: 'PUT',
    url: `/api/films/${filmId}/ballots/${ballotId}`,
    headers: who?.headers ?? { 'accept-language': 'en' },
    payload: { mark },
  })
  return { status: response.statusCode, json: response.json(), headers: response.headers, ballotId }
}
