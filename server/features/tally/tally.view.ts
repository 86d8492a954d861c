import type { FilmView } from '#contract/film.ts'
import type { Bilingual } from '#contract/route.ts'
import type {
  Announcement,
  Decision,
  Motion,
  Objection,
  Publication,
  Result,
  Shown,
  Standing,
} from '#contract/tally.ts'
import type {
  announcementsOf,
  DecisionRow,
  MotionRow,
  ObjectionRow,
  publicationsOf,
  ResultRow,
} from './tally.queries.ts'

/** Films by id, whatever their state; one that is erased is named by nothing. */
export type Films = ReadonlyMap<string, FilmView>

export const shown = (films: Films, filmId: string): Shown => {
  const film = films.get(filmId)
  return {
    filmId,
    title: film?.title ?? { original: '', reading: '', romanised: '', english: '' },
    maker: film?.makers[0]?.name ?? '',
    poster: film?.media.poster ?? null,
    public: film !== undefined && film.media.start !== null,
  }
}

export const resultView = (row: ResultRow, films: Films): Result => ({
  id: row.id,
  editionId: row.editionId,
  award: { id: row.awardId, name: row.awardName as Bilingual, places: row.awardPlaces },
  method: row.method as Result['method'],
  formula: row.formula as Result['formula'],
  standings: (row.standings as Standing[]).map((one) => ({ ...one, film: shown(films, one.filmId) })),
  exclusions: row.exclusions as Result['exclusions'],
  counts: row.counts as Result['counts'],
  objections: (row.objections as Heard[]).map(({ reason, accounts, ballots }) => ({
    reason,
    accounts,
    ballots,
  })),
  closedAt: row.closedAt.toISOString(),
  digest: row.digest,
  countedAt: row.countedAt.toISOString(),
  publishedAt: row.publishedAt?.toISOString() ?? null,
})

/** An objection as a count heard it. */
export type Heard = Result['objections'][number] & { id: string }

export const objectionView = (row: ObjectionRow, crowdId: string | null): Objection => ({
  id: row.id,
  reason: row.reason,
  accounts: row.voterIds.length,
  crowdId,
  raisedBy: { id: row.raisedBy, name: row.raisedByName },
  raisedAt: row.raisedAt.toISOString(),
})

/** `stands`: no later decision about the same place. */
export const decisionView = (row: DecisionRow, films: Films, stands: boolean): Decision => ({
  id: row.id,
  awardId: row.awardId,
  place: row.place,
  film: row.filmId === null ? null : shown(films, row.filmId),
  note: row.note as Bilingual,
  motionId: row.motionId,
  decidedBy: { id: row.decidedBy, name: row.decidedByName },
  decidedAt: row.decidedAt.toISOString(),
  stands,
})

export const motionView = (row: MotionRow): Motion => ({
  id: row.id,
  text: row.text,
  movedBy: { id: row.movedBy, name: row.movedByName },
  movedAt: row.movedAt.toISOString(),
})

type PublicationRow = Awaited<ReturnType<typeof publicationsOf>>[number]
type AnnouncementRow = Awaited<ReturnType<typeof announcementsOf>>[number]

export const publicationView = (row: PublicationRow): Publication => ({
  resultId: row.resultId,
  publishedAt: row.publishedAt.toISOString(),
  toldAt: row.toldAt?.toISOString() ?? null,
  reason: row.reason,
  publishedBy: { id: row.personId, name: row.personName },
})

export const announcementView = (row: AnnouncementRow | undefined): Announcement | null =>
  row
    ? {
        resultId: row.resultId,
        announcedAt: row.announcedAt.toISOString(),
        publicAt: row.publicAt.toISOString(),
      }
    : null
