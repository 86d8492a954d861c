import { sql } from 'kysely'
import type { Db } from '#platform/postgres/connect.ts'

/** A voter with the instants, in epoch ms by film, at which they first opened a film and first voted on it. */
export type BoxVoter = {
  voterId: string
  /** null: erased while the box was open. */
  personId: string | null
  /** Of who is erased: when they came, in epoch ms, and from where, see `Arrival`. */
  came: { arrivedAt: number; network: string | null } | null
  openings: Record<string, number>
  ballots: Record<string, number>
}

/**
 * The voters of an edition who did something twice within a moment of somebody else, and everyone who opened a
 * film within `cueMs` of one of them: whoever looks for voters in lockstep needs nobody else. What came after the
 * end of voting, and voters who were erased once the box was sealed, are left out.
 */
export const companyInBox = async (
  db: Db,
  editionId: string,
  closedAt: Date,
  { momentMs, cueMs }: { momentMs: number; cueMs: number },
): Promise<BoxVoter[]> => {
  const { rows } = await sql<BoxVoter>`
    with opening as materialized (
      select w.id as voter_id, v.film_id, v.begun_at as at, floor(extract(epoch from v.begun_at) * 1000 / ${cueMs})::bigint as slot
      from voter w
      join viewing v on v.person_id = w.person_id and v.begun_at < ${closedAt}
      join entry e on e.film_id = v.film_id and e.edition_id = w.edition_id
      where w.edition_id = ${editionId}
      union all
      select w.id, film_id::uuid, to_timestamp(at / 1000), floor(at / ${cueMs})::bigint
      from voter w, jsonb_each_text(w.moments -> 'openings') as o(film_id, moment), cast(moment as float8) as at
      where w.edition_id = ${editionId} and w.person_id is null and to_timestamp(at / 1000) < ${closedAt}),
    vote as materialized (
      select b.voter_id, b.film_id, min(b.cast_at) as at
      from ballot b join voter w on w.id = b.voter_id and (w.person_id is not null or w.moments is not null)
      where b.edition_id = ${editionId} and b.cast_at < ${closedAt}
      group by b.voter_id, b.film_id),
    timed as (
      select voter_id, at - lag(at) over beside as after_other, lead(at) over beside - at as before_other
      from (select voter_id, film_id, at, 'opening' as kind from opening
        union all select voter_id, film_id, at, 'ballot' from vote) act
      window beside as (partition by kind, film_id order by at)),
    accompanied as materialized (
      select voter_id from timed
      where least(after_other, before_other) <= ${momentMs} * interval '1 ms'
      group by voter_id having count(*) >= 2),
    company as (
      select voter_id from accompanied
      union
      select o.voter_id
      from (select distinct film_id, slot + n as slot from opening, generate_series(-1, 1) n
        where voter_id in (select voter_id from accompanied)) near
      join opening o using (film_id, slot))
    select w.id as voter_id, w.person_id,
      case when w.person_id is null then w.moments - 'openings' end as came,
      coalesce(o.moments, '{}') as openings, coalesce(b.moments, '{}') as ballots
    from voter w join company c on c.voter_id = w.id and (w.person_id is not null or w.moments is not null)
    left join (select voter_id, json_object_agg(film_id, extract(epoch from at) * 1000) as moments
      from opening group by voter_id) o on o.voter_id = w.id
    left join (select voter_id, json_object_agg(film_id, extract(epoch from at) * 1000) as moments
      from vote group by voter_id) b on b.voter_id = w.id
    order by w.id`.execute(db)
  return rows
}
