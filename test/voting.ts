import { randomUUID } from 'node:crypto'
import type { Award, Rules } from '#contract/edition.ts'
import { changeEdition, editionById } from '#features/edition/edition.ts'
import { aPerson, beginViewing, hearHeartbeat, type Viewer } from '#features/viewing/viewing.ts'
import type { Platform } from '#platform/platform.ts'
import type { Site } from './harness.ts'
import { plantScreening, shortRules } from './screening.ts'
import type { SignedInPerson } from './sign-in.ts'

type Options = { films?: number; slug?: string; makerId?: string; voting?: Partial<Rules['voting']> }

/** A screening with an audience award, whose voting is open from a day before now to a week after. */
export const plantVoting = async (
  platform: Platform,
  { films = 3, slug, makerId, voting = {} }: Options = {},
) => {
  const awardId = randomUUID()
  const planted = await plantScreening(platform, {
    films,
    ...(slug && { slug }),
    ...(makerId && { makerId }),
    change: {
      awards: [audienceAward(awardId)],
      rules: { ...shortRules, voting: { ...shortRules.voting, ...voting } },
    },
  })
  const closesAt = new Date(platform.clock.now().getTime() + 7 * 86_400_000)
  return { ...planted, awardId, closesAt }
}

/** One more award of an edition, which its jury decides. */
export const aJuryAward = async (platform: Platform, organiserId: string, editionId: string, places = 1) => {
  const id = randomUUID()
  const edition = await editionById(platform.db, editionId)
  if (!edition) throw new Error('no such edition')
  const name = { ja: '大賞', en: 'Grand Prix' }
  const award: Award = { ...audienceAward(id), name, decidedBy: 'jury', places }
  await changeEdition(platform, organiserId, editionId, { awards: [...edition.awards, award] })
  return id
}

const audienceAward = (id: string): Award => ({
  id,
  name: { ja: '観客賞', en: 'Audience Award' },
  description: { ja: '', en: '' },
  prize: { ja: '', en: '' },
  prizeAmount: null,
  prizeCurrency: null,
  decidedBy: 'audience',
  places: 1,
})

/** Lets someone (a person, when an id) watch four fifths of films, one after the other until now. */
export const watch = async (
  platform: Platform,
  viewer: string | Viewer,
  ...filmIds: string[]
): Promise<void> => {
  const who = typeof viewer === 'string' ? aPerson(viewer) : viewer
  const at = (ms: number): Platform => ({ ...platform, clock: { now: () => new Date(ms) } })
  const parts = await Promise.all(filmIds.map((filmId) => fourFifths(platform, filmId)))
  let now = platform.clock.now().getTime() - parts.reduce((sum, ms) => sum + ms, 0)
  for (const [nth, filmId] of filmIds.entries()) {
    const { id } = await beginViewing(at(now), who, 'home', { id: randomUUID(), filmId })
    const ms = parts[nth] ?? 0
    now += ms
    await hearHeartbeat(at(now), who, id, { stretches: [[0, ms]] })
  }
}

const fourFifths = async ({ db }: Platform, filmId: string): Promise<number> => {
  const { durationMs } = await db
    .selectFrom('original')
    .select('durationMs')
    .where('filmId', '=', filmId)
    .executeTakeFirstOrThrow()
  return Math.ceil(0.8 * (durationMs ?? 0))
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
