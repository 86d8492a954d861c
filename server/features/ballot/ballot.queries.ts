import type { Phase, Rules } from '#contract/edition.ts'
import { zoneOf } from '#features/edition/edition.ts'
import type { Candidacy } from './ballot.rules.ts'

/** A pool, or one connection of it inside a transaction. The intake is hot: plain prepared statements. */
export type Connection = {
  query<Row>(query: {
    name: string
    text: string
    values: unknown[]
  }): Promise<{ rows: Row[]; rowCount: number | null }>
}

type CandidacyRow = {
  film_id: string
  edition_id: string
  entry_id: string
  running: boolean
  makers: string[]
  voting: Rules['voting']
  calendar: Phase[]
  time_zone: string
  sealed: boolean
}

/** How films stand in their published editions, with everything else a ballot is judged by, in one statement. */
export const candidaciesOf = async (
  connection: Connection,
  filmIds: readonly string[],
): Promise<Map<string, Candidacy[]>> => {
  const { rows } = await connection.query<CandidacyRow>({
    name: 'ballot-films',
    text: `select e.film_id, e.edition_id, e.entry_id, e.running, d.time_zone, d.rules -> 'voting' as voting,
        array(select m.person_id::text from film_maker m where m.film_id = e.film_id) as makers,
        (select coalesce(json_agg(json_build_object('kind', kind, 'startsAt', starts_at, 'endsAt', ends_at)), '[]')
          from phase where phase.edition_id = d.id) as calendar,
        exists (select from sealing s where s.edition_id = d.id) as sealed
      from entry_standing e
      join edition d on d.id = e.edition_id and d.published_at is not null
      where e.film_id = any($1::uuid[])`,
    values: [list(filmIds)],
  })
  return Map.groupBy(
    rows.map((row) => ({
      filmId: row.film_id,
      editionId: row.edition_id,
      entryId: row.entry_id,
      running: row.running,
      makers: row.makers,
      voting: row.voting,
      calendar: row.calendar,
      timeZone: zoneOf(row.time_zone),
      sealed: row.sealed,
    })),
    ({ filmId }) => filmId,
  )
}

export type VoterRow = {
  /** Who the person is as a voter, by edition of the film. */
  voters: Record<string, string> | null
  birth_date: string | null
  earned: boolean
  prior: { filmId: string; editionId: string; personId: string | null; mark: number; castAt: string } | null
}

/** For each ballot, in the order asked: who votes, whether it is earned, and the ballot that has this id already. */
export const votersOf = async (
  connection: Connection,
  asked: readonly { ballotId: string; filmId: string; personId: string }[],
): Promise<VoterRow[]> =>
  (
    await connection.query<VoterRow>({
      name: 'ballot-voters',
      text: `select p.birth_date::text,
          (select json_object_agg(w.edition_id, w.id) from entry e
            join voter w on w.edition_id = e.edition_id and w.person_id = a.person_id
            where e.film_id = a.film_id) as voters,
          exists (select from viewing v where v.person_id = a.person_id and v.film_id = a.film_id
            and v.verified_at is not null) as earned,
          (select json_build_object('filmId', b.film_id, 'editionId', b.edition_id, 'personId', o.person_id,
            'mark', b.mark, 'castAt', b.cast_at) from ballot b join voter o on o.id = b.voter_id
            where b.id = a.id) as prior
        from unnest($1::uuid[], $2::uuid[], $3::uuid[]) with ordinality as a(id, film_id, person_id, n)
        left join person p on p.id = a.person_id
        order by a.n`,
      values: [
        list(asked.map(({ ballotId }) => ballotId)),
        list(asked.map(({ filmId }) => filmId)),
        list(asked.map(({ personId }) => personId)),
      ],
    })
  ).rows

/**
 * Makes the voters that are not there yet, in an order in which two processes cannot wait for each other. Whoever
 * was one before they erased themselves is that one again; `secret`: see `voterSecret`.
 */
export const makeVoters = async (
  connection: Connection,
  missing: readonly { editionId: string; personId: string; receivedAt: Date }[],
  secret: string,
): Promise<Map<string, string>> => {
  if (missing.length === 0) return new Map()
  const sorted = missing.toSorted((a, b) => (voterKey(a) < voterKey(b) ? -1 : 1))
  const values = [
    list(sorted.map(({ editionId }) => editionId)),
    list(sorted.map(({ personId }) => personId)),
  ]
  await connection.query({
    name: 'voter-again',
    text: `update voter w set person_id = a.person_id, returned_at = a.at, mailbox_digest = null, moments = null
      from unnest($1::uuid[], $2::uuid[], $4::timestamptz[]) a(edition_id, person_id, at) join person p on p.id = a.person_id
      where w.edition_id = a.edition_id and w.mailbox_digest = voter_digest($3, a.edition_id, p.mailbox)
        and not exists (select from voter o where o.edition_id = a.edition_id and o.person_id = a.person_id)`,
    values: [...values, secret, list(sorted.map(({ receivedAt }) => receivedAt.toISOString()))],
  })
  await connection.query({
    name: 'voter-make',
    // whoever is being erased is waited for, and makes no voter
    text: `insert into voter (edition_id, person_id)
      select a.* from unnest($1::uuid[], $2::uuid[]) a(edition_id, person_id)
      join person p on p.id = a.person_id and p.erased_at is null for share of p
      on conflict do nothing`,
    values,
  })
  const { rows } = await connection.query<{ id: string; edition_id: string; person_id: string }>({
    name: 'voter-find',
    text: `select w.id, w.edition_id, w.person_id from unnest($1::uuid[], $2::uuid[]) a(edition_id, person_id)
      join voter w on w.edition_id = a.edition_id and w.person_id = a.person_id`,
    values,
  })
  return new Map(
    rows.map((row) => [voterKey({ editionId: row.edition_id, personId: row.person_id }), row.id]),
  )
}

export const voterKey = ({ editionId, personId }: { editionId: string; personId: string }): string =>
  `${editionId} ${personId}`

/**
 * The films that voters have chosen, with the voters locked until the transaction ends: two choices of one
 * voter are judged one after the other, on whatever machine they arrive.
 */
export const lockFavourites = async (
  connection: Connection,
  voterIds: readonly string[],
): Promise<Map<string, string[]>> => {
  if (voterIds.length === 0) return new Map()
  await connection.query({
    name: 'voter-lock',
    text: 'select id from voter where id = any($1::uuid[]) order by id for update',
    values: [list(voterIds)],
  })
  const { rows } = await connection.query<{ voter_id: string; film_id: string }>({
    name: 'favourites',
    text: `select voter_id, film_id from (
        select distinct on (b.voter_id, b.film_id) b.voter_id, b.film_id, b.mark
        from voter w join ballot b on b.edition_id = w.edition_id and b.voter_id = w.id
        where w.id = any($1::uuid[]) order by b.voter_id, b.film_id, b.seq desc) latest
      where mark > 0`,
    values: [list(voterIds)],
  })
  const perVoter = Map.groupBy(rows, (row) => row.voter_id)
  return new Map([...perVoter].map(([voterId, chosen]) => [voterId, chosen.map((row) => row.film_id)]))
}

export type NewBallot = {
  ballotId: string
  editionId: string
  filmId: string
  voterId: string
  mark: number
  receivedAt: Date
}

/** Returns how many were new; a ballot whose id is there already is left out. */
export const insertBallots = async (
  connection: Connection,
  ballots: readonly NewBallot[],
): Promise<number> => {
  if (ballots.length === 0) return 0
  const { rowCount } = await connection.query({
    name: 'ballot-insert',
    text: `insert into ballot (id, edition_id, film_id, voter_id, mark, cast_at)
      select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::int2[], $6::timestamptz[])
      on conflict (id) do nothing`,
    values: [
      list(ballots.map(({ ballotId }) => ballotId)),
      list(ballots.map(({ editionId }) => editionId)),
      list(ballots.map(({ filmId }) => filmId)),
      list(ballots.map(({ voterId }) => voterId)),
      list(ballots.map(({ mark }) => String(mark))),
      list(ballots.map(({ receivedAt }) => receivedAt.toISOString())),
    ],
  })
  return rowCount ?? 0
}

export type Holder = { voterId: string; filmId: string; mark: number; castAt: Date }

/** Whose the ballots with these ids are. */
export const holdersOf = async (
  connection: Connection,
  ballotIds: readonly string[],
): Promise<Map<string, Holder>> => {
  const { rows } = await connection.query<{
    id: string
    voter_id: string
    film_id: string
    mark: number
    cast_at: Date
  }>({
    name: 'ballot-holders',
    text: 'select id, voter_id, film_id, mark, cast_at from ballot where id = any($1::uuid[])',
    values: [list(ballotIds)],
  })
  return new Map(
    rows.map((row) => [
      row.id,
      { voterId: row.voter_id, filmId: row.film_id, mark: row.mark, castAt: row.cast_at },
    ]),
  )
}

/** An array literal of ids, numbers and instants, none of which needs quoting: half the work of the driver's own. */
const list = (values: readonly string[]): string => `{${values.join(',')}}`
