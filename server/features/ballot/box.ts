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
  /** False only where the person is known and has no verified viewing; an erased person's ballot stays. */
  watched: boolean
  /** Of someone who made the film. */
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
      w.person_id is null or exists (select from viewing v where v.person_id = w.person_id
        and v.film_id = b.film_id and v.verified_at is not null) as watched,
      w.person_id is not null and (f.person_id = w.person_id or exists (select from team_member t
        where t.film_id = f.id and t.accepted_at is not null and t.person_id = w.person_id)) as own
    from ballot b join voter w on w.id = b.voter_id left join film f on f.id = b.film_id
    where b.edition_id = ${editionId} and (${throughSeq}::bigint is null or b.seq <= ${throughSeq})
    order by b.seq`.execute(db)
  return rows
}

export type BoxFilm = {
  filmId: string
  entryId: string
  /** People other than its makers who had verifiably watched it before voting closed. */
  viewings: number
  barred: 'withdrawn' | 'disqualified' | 'removed' | 'ineligible' | null
}

/** The films of an edition as they stand for the count. */
export const filmsInBox = async (db: Db, editionId: string, closedAt: Date): Promise<BoxFilm[]> => {
  const { rows } = await sql<BoxFilm>`
    select e.film_id, e.id as entry_id,
      (select count(*)::int from viewing v
        where v.film_id = e.film_id and v.verified_at < ${closedAt} and v.person_id <> f.person_id
        and not exists (select from team_member t where t.film_id = f.id and t.accepted_at is not null
          and t.person_id = v.person_id)) as viewings,
      case
        when exists (select from withdrawal w where w.entry_id = e.id) or f.erased_at is not null then 'withdrawn'
        when exists (select from disqualification q where q.entry_id = e.id) then 'disqualified'
        when coalesce((select r.act from ruling r where r.subject_kind = 'film' and r.subject_id = f.id
          order by r.ruled_at desc, r.id desc limit 1), 'release') <> 'release' then 'removed'
        when e.stage = 'received' then 'ineligible'
        when not exists (select from publication p where p.film_id = f.id) then 'withdrawn'
      end as barred
    from entry e join film f on f.id = e.film_id
    where e.edition_id = ${editionId}
    order by e.film_id`.execute(db)
  return rows
}
