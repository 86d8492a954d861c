import { createIntake, type Intake } from '#features/ballot/ballot.ts'
import { editionById, phaseOf } from '#features/edition/edition.ts'
import { filmById } from '#features/film/film.ts'
import {
  aPerson,
  beginViewing,
  confirmExposure,
  createPools,
  hearHeartbeat,
  newestFilms,
  type Pools,
  ticketFor,
} from '#features/viewing/viewing.ts'
import { type SettableClock, settableClock } from '#platform/clock.ts'
import { Refused } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { DemoEdition, EditionKey } from './festival/editions.ts'
import { films } from './festival/films.ts'
import { audience } from './festival/people.ts'
import { chance, seedOf } from './film/chance.ts'
import { idOf } from './ids.ts'
import { at } from './moved-clock.ts'
import type { People } from './seed-people.ts'

/** Ballots go in by a clock of their own: each was cast when its film was over. */
type Box = { pools: Pools; clock: SettableClock; intake: Intake }
type Festival = { now: Date; editions: readonly DemoEdition[]; people: People }

/** How many of the audience come, and how much of the programme each of them sees. */
const turnout: Readonly<Record<EditionKey, { people: number; share: number }>> = {
  past: { people: 64, share: 0.86 },
  noon: { people: 46, share: 0.8 },
  night: { people: 34, share: 0.55 },
}

/** Days from now. Nobody watches two films at once: the editions overlap, so the later one begins after the earlier. */
const afterThoseBefore: Readonly<Record<EditionKey, number>> = { past: -400, noon: -40, night: -5.8 }

/**
 * People watch and vote, edition after edition: every ballot is earned by a viewing that the server has verified.
 * Whoever tries the festival meanwhile may close a vote or withdraw a film: what is refused then stays away.
 */
export const seedAudience = async (
  platform: Platform,
  festival: Festival,
  tell: (line: string) => void,
): Promise<void> => {
  const pools = createPools(platform)
  const clock = settableClock(festival.now)
  const intake = createIntake({ ...platform, clock })
  await using _ = { [Symbol.asyncDispose]: () => intake.close() }
  const box: Box = { pools, clock, intake }
  for (const key of ['past', 'noon', 'night'] as const) {
    const edition = festival.editions.find((one) => one.key === key)
    if (!edition) continue
    const { ballots, refused } = await watchAndVote(platform, box, edition, festival)
    tell(`demo: ${edition.slug}: ${ballots} ballots${refused > 0 ? `, ${refused} came too late` : ''}`)
  }
}

const watchAndVote = async (
  platform: Platform,
  { pools, clock, intake }: Box,
  { id, key }: DemoEdition,
  { now, people }: Festival,
): Promise<{ ballots: number; refused: number }> => {
  const edition = await editionById(platform.db, id)
  const voting = edition && phaseOf(edition, 'voting')
  if (!edition || !voting) return { ballots: 0, refused: 0 }
  const from = Math.max(Date.parse(voting.startsAt), afterThoseBefore[key] * 86_400_000 + now.getTime())
  const to = Math.min(Date.parse(voting.endsAt ?? now.toISOString()), now.getTime()) - 3_600_000
  const shown = (await newestFilms(pools, id, 100)).sort()
  const { people: coming, share } = turnout[key]
  let [ballots, refused] = [0, 0]
  for (const [nth, { key: viewer }] of audience.slice(0, coming).entries()) {
    const draw = chance(seedOf(`${key} ${viewer}`))
    // from the second on: the first of the audience is there to vote by hand while voting is open
    if (key === 'night' && nth === 0) continue
    let instant = new Date(from + draw() * (to - from - 3_600_000))
    let favourites = 0
    for (const [place, filmId] of shown.entries()) {
      // each in turn, so that all films are on as many screens
      if ((place + nth * 2) % shown.length >= share * shown.length) continue
      const personId = people[viewer] ?? ''
      try {
        instant = await watch(platform, personId, filmId, instant)
        await show(key === 'night' ? platform : at(platform, instant), pools, personId, id, filmId)
        const mark = markFor(edition.rules.voting.method, filmId, draw)
        if (mark === 0 || (edition.rules.voting.method === 'favourites' && ++favourites > 3)) continue
        const ballotId = idOf(`ballot ${key} ${viewer} ${filmId}`)
        clock.set(instant)
        await intake.cast({ ballotId, filmId, editionId: id, personId, mark })
        ballots++
      } catch (refusal) {
        if (!(refusal instanceof Refused)) throw refusal
        refused++
      }
    }
  }
  return { ballots, refused }
}

/** Plays a film from its beginning to its end; returns when that was over. */
export const watch = async (
  platform: Platform,
  personId: string,
  filmId: string,
  begun: Date,
): Promise<Date> => {
  const durationMs = (await filmById(platform.db, filmId))?.durationMs ?? 0
  const over = new Date(begun.getTime() + durationMs + 1500)
  const { id } = await beginViewing(at(platform, begun), aPerson(personId), homeOf(personId), {
    id: idOf(`viewing ${personId} ${filmId}`),
    filmId,
  })
  await hearHeartbeat(at(platform, over), aPerson(personId), id, {
    stretches: [[0, durationMs]],
  })
  return new Date(over.getTime() + 12_000)
}

/** Has a film on the screen of somebody to whom the feed sent it a moment before. */
const show = async (
  platform: Platform,
  pools: Pools,
  personId: string,
  editionId: string,
  filmId: string,
) => {
  const viewer = aPerson(personId)
  const servedAt = new Date(platform.clock.now().getTime() - 3000)
  const ticket = ticketFor(platform, { editionId, viewer, filmId, servedAt, place: 0 })
  const asker = { viewer, visitorId: personId, network: homeOf(personId), known: true }
  await confirmExposure(platform, pools, asker, { editionId, filmId, ticket })
}

/** Each watches at home: a network of their own. */
const homeOf = (personId: string): string => `home of ${personId}`

/** Films are liked differently; each has its own place, known by its script. */
const markFor = (method: 'marks' | 'favourites', filmId: string, draw: () => number): number => {
  const place = films.findIndex(({ script }) => idOf(`film ${script}`) === filmId)
  const liked = 0.45 + 0.5 * chance(seedOf(films[place]?.script ?? ''))()
  if (method === 'favourites') return draw() < liked * 0.7 ? 1 : 0
  return draw() < 0.1 ? 0 : Math.max(1, Math.min(5, Math.round(1.6 + 3.6 * liked + 2.6 * (draw() - 0.5))))
}
