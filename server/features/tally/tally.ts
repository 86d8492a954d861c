import type { Edition } from '#contract/edition.ts'
import type { Bilingual } from '#contract/route.ts'
import type { Decision, PublicResult, Result, ResultDesk } from '#contract/tally.ts'
import { sealingOf } from '#features/ballot/ballot.ts'
import { editionById, editionBySlug, phaseOf, wallTime } from '#features/edition/edition.ts'
import { anyFilmsById } from '#features/film/film.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { promisedAt } from './promise.ts'
import {
  announcementsOf,
  awardable,
  awardsOf,
  type DecisionRow,
  decisionsOf,
  latestResults,
  motionsOf,
  publicationsOf,
  publishedResults,
  type ResultRow,
} from './tally.queries.ts'
import {
  announcementView,
  decisionView,
  type Films,
  motionView,
  publicationView,
  resultView,
  shown,
} from './tally.view.ts'

export { stopAnnouncement } from './announcing.ts'
export { countAward, type Recount, recount } from './counting.ts'
export { crowdDesk } from './crowd.ts'
export { decide, logMotion } from './deciding.ts'
export { dropObjection, raiseObjection } from './objecting.ts'
export { isAwardPublic, outcomeOf } from './outcome.ts'
export { publishAward, publishResult } from './publishing.ts'
export { wilson } from './score.ts'

type Award = Awaited<ReturnType<typeof awardsOf>>[number]

/** What everyone may read. Refuses `not_found` for an edition that is not public. */
export const publicResult = async ({ db }: Platform, where: string): Promise<PublicResult> => {
  const edition = await (isId(where) ? editionById(db, where) : editionBySlug(db, where))
  if (!edition?.publishedAt) return refuse('not_found')
  const [results, publications, awards, decisions] = await Promise.all([
    publishedResults(db, edition.id),
    publicationsOf(db, edition.id),
    awardsOf(db, edition.id),
    decisionsOf(db, edition.id),
  ])
  const published = awards.filter(({ publishedAt }) => publishedAt)
  const standing = standingOnes(decisions).filter(({ awardId }) => published.some(({ id }) => id === awardId))
  const films = await anyFilmsById(db, [...filmsOfResults(results), ...filmsOfDecisions(standing)])
  return {
    edition: identityOf(edition),
    results: results.map((row) => ({
      ...resultView(row, films),
      publications: publications
        .filter(({ awardId }) => awardId === row.awardId)
        .map(({ publishedAt, reason }) => ({ publishedAt: publishedAt.toISOString(), reason })),
    })),
    decisions: published.flatMap((award) =>
      standing
        .filter(({ awardId }) => awardId === award.id)
        .sort((a, b) => a.place - b.place)
        .map((row) => ({
          award: awardLine(award),
          place: row.place,
          film: row.filmId === null ? null : shown(films, row.filmId),
          note: row.note as Bilingual,
          publishedAt: award.publishedAt?.toISOString() ?? '',
        })),
    ),
  }
}

/** Everything an organiser works with after the vote. Before the box is sealed nothing in it tells of ballots. */
export const resultDesk = async ({ db, clock }: Platform, editionId: string): Promise<ResultDesk> => {
  const edition = (await editionById(db, editionId)) ?? refuse('not_found')
  const [awards, results, published, publications, announcements, decisions, motions, sealedAt, candidates] =
    await Promise.all([
      awardsOf(db, editionId),
      latestResults(db, editionId),
      publishedResults(db, editionId),
      publicationsOf(db, editionId),
      announcementsOf(db, editionId),
      decisionsOf(db, editionId),
      motionsOf(db, editionId),
      sealingOf(db, editionId),
      awardable(db, editionId),
    ])
  const films = await anyFilmsById(db, [
    ...new Set([
      ...candidates,
      ...filmsOfResults([...results, ...published]),
      ...filmsOfDecisions(decisions),
    ]),
  ])
  const standing = new Set(standingOnes(decisions).map(({ id }) => id))
  return {
    editionId,
    timeZone: edition.timeZone,
    method: edition.rules.voting.method,
    promisedAt: promisedAt(edition),
    voting: { ...votingOf(edition, clock.now()), sealedAt: sealedAt?.toISOString() ?? null },
    awards: awards.map((award) => ({
      ...awardLine(award),
      publishedAt: award.publishedAt?.toISOString() ?? null,
      result: viewOf(
        results.find(({ awardId }) => awardId === award.id),
        films,
      ),
      published: viewOf(
        published.find(({ awardId }) => awardId === award.id),
        films,
      ),
      publications: publications.filter(({ awardId }) => awardId === award.id).map(publicationView),
      announcement: announcementView(announcements.find(({ awardId }) => awardId === award.id)),
      decisions: decisions
        .filter(({ awardId }) => awardId === award.id)
        .map((row): Decision => decisionView(row, films, standing.has(row.id))),
    })),
    motions: motions.map(motionView),
    films: candidates.map((filmId) => shown(films, filmId)),
  }
}

/** The edition of an award or a result, for deciding who may do something with it. */
export const awardEdition = async ({ db }: Platform, id: string): Promise<string | undefined> =>
  (await db.selectFrom('award').select('editionId').where('id', '=', id).executeTakeFirst())?.editionId
export const resultEdition = async ({ db }: Platform, id: string): Promise<string | undefined> =>
  (await db.selectFrom('result').select('editionId').where('id', '=', id).executeTakeFirst())?.editionId

const identityOf = ({ id, slug, name, timeZone, ink, calendar }: Edition): PublicResult['edition'] => {
  const starts = calendar.map(({ startsAt }) => startsAt).sort()
  const last = starts.at(-1) ?? new Date(0).toISOString()
  return { id, slug, name, timeZone, ink, year: Number(wallTime(new Date(last), timeZone).slice(0, 4)) }
}

const votingOf = (edition: Edition, now: Date): Omit<ResultDesk['voting'], 'sealedAt'> => {
  const voting = phaseOf(edition, 'voting')
  if (!voting) return { state: 'not_planned', opensAt: null, closesAt: null }
  const begun = Date.parse(voting.startsAt) <= now.getTime()
  const over = voting.endsAt !== null && Date.parse(voting.endsAt) <= now.getTime()
  return {
    state: over ? 'over' : begun ? 'open' : 'before',
    opensAt: voting.startsAt,
    closesAt: voting.endsAt,
  }
}

const awardLine = ({
  id,
  name,
  prize,
  decidedBy,
  places,
}: Award): PublicResult['decisions'][number]['award'] => ({
  id,
  name: name as Bilingual,
  prize: prize as Bilingual,
  decidedBy: decidedBy as PublicResult['decisions'][number]['award']['decidedBy'],
  places,
})

const viewOf = (row: ResultRow | undefined, films: Films): Result | null =>
  row ? resultView(row, films) : null

/** `rows` newest first: the first of each award and place stands. */
const standingOnes = (rows: readonly DecisionRow[]): DecisionRow[] => [
  ...new Map(rows.toReversed().map((row) => [`${row.awardId} ${row.place}`, row])).values(),
]

const filmsOfResults = (rows: readonly ResultRow[]): string[] =>
  rows.flatMap((row) => (row.standings as Result['standings']).map(({ filmId }) => filmId))

const filmsOfDecisions = (rows: readonly DecisionRow[]): string[] =>
  rows.flatMap(({ filmId }) => filmId ?? [])

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
