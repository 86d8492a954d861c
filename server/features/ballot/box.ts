import { sql } from 'kysely'
import type { Db } from '#platform/postgres/connect.ts'

/** A ballot as it lies in the box, with what can still be known against it. */
export type BoxPaper = {
  id: string
  seq: number
  filmId: string
  voterId: string
  mark: number
  castAt: Date
  /** False only where the person is known and has no verified viewing; what an erased person has cast stays. */
  watched: boolean
  /** Of someone who made the film or was ever in its team. */
  own: boolean
}

/** Every ballot of an edition up to a sequence number, in the order of receipt. */
export const papersInBox = async (
  db: Db,
  editionId: string,
  throughSeq: number | null = null,
): Promise<BoxPaper[]> => {
  const { rows } = await sql<BoxPaper>`
    select b.id, b.seq, b.film_id, b.voter_id, b.mark, b.cast_at,
      w.person_id is null or b.cast_at < w.returned_at or exists (select from viewing v where v.person_id = w.person_id
        and v.film_id = b.film_id and v.verified_at is not null) as watched,
      exists (select from film_maker m where m.film_id = b.film_id and m.person_id = w.person_id)
        or b.film_id = any(coalesce(w.made, '{}')) as own
    from ballot b join voter w on w.id = b.voter_id
    where b.edition_id = ${editionId} and (${throughSeq}::bigint is null or b.seq <= ${throughSeq})
    order by b.seq`.execute(db)
  return rows
}

/** How many votes stand of these voters together, by film: their latest ballots that were not taken back. */
export const votesInBox = async (
  db: Db,
  editionId: string,
  voterIds: readonly string[],
): Promise<Map<string, number>> => {
  const { rows } = await sql<{ filmId: string; votes: number }>`
    select film_id, count(*)::int as votes
    from (select distinct on (voter_id, film_id) voter_id, film_id, mark from ballot
      where edition_id = ${editionId} and voter_id = any(${voterIds})
      order by voter_id, film_id, seq desc) latest
    where mark > 0 group by film_id order by votes desc, film_id`.execute(db)
  return new Map(rows.map(({ filmId, votes }) => [filmId, votes]))
}

export type BoxFilm = {
  filmId: string
  entryId: string
  /** People other than those who ever made it who had verifiably watched it before voting closed. */
  viewings: number
  barred: 'withdrawn' | 'disqualified' | 'removed' | 'ineligible' | null
}

/** The films of an edition as they stand for the count; what voters who are set aside have watched is no viewing. */
export const filmsInBox = async (
  db: Db,
  editionId: string,
  closedAt: Date,
  setAside: readonly string[] = [],
): Promise<BoxFilm[]> => {
  const { rows } = await sql<BoxFilm>`
    select e.film_id, e.entry_id, e.bar as barred,
      (select count(*)::int from viewing v
        where v.film_id = e.film_id and v.verified_at < ${closedAt} and v.person_id is not null
        and not exists (select from film_maker m where m.film_id = e.film_id and m.person_id = v.person_id)
        and not exists (select from voter w where w.person_id = v.person_id and w.id = any(${setAside}))) as viewings
    from entry_standing e
    where e.edition_id = ${editionId}
    order by e.film_id`.execute(db)
  return rows
}
