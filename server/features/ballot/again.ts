import { sql } from 'kysely'
import { arrivalStaysMs, arrivalsOf, keyedDigest } from '#features/account/account.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'

/** What mailboxes of erased voters are digested with. */
export const voterSecret = (platform: Pick<Platform, 'config'>): string => keyedDigest(platform, 'voters', '')

/**
 * A person's voters refer to nobody from here on; their ballots stay. While a box is open its voter is known again
 * by the mailbox, and a crowd by its moments: else one mailbox would vote as often as its owner erases themselves, for
 * what they have made too, and a crowd would be none once it has.
 */
export const forgetVoter = async (platform: Platform, trx: Trx, personId: string): Promise<void> => {
  // a ballot that is on its way has come before, or finds nobody
  await trx.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute()
  const arrival = (await arrivalsOf(trx, [personId])).get(personId)
  const came = arrival && JSON.stringify({ arrivedAt: arrival.at.getTime(), network: arrival.network })
  await sql`
    insert into voter (edition_id, person_id)
    select distinct e.edition_id, m.person_id from film_maker m join entry e on e.film_id = m.film_id
    where m.person_id = ${personId} and not exists (select from sealing s where s.edition_id = e.edition_id)
    on conflict do nothing`.execute(trx)
  await sql`
    update voter w set person_id = null,
      made = coalesce(w.made, '{}') || array(select m.film_id from film_maker m where m.person_id = p.id),
      mailbox_digest = voter_digest(${voterSecret(platform)}, w.edition_id, p.mailbox),
      moments = ${came ?? null}::jsonb || jsonb_build_object('openings',
        (select coalesce(jsonb_object_agg(v.film_id, extract(epoch from v.begun_at) * 1000), '{}')
          from viewing v join entry e on e.film_id = v.film_id and e.edition_id = w.edition_id
          where v.person_id = p.id))
    from person p
    where p.id = ${personId} and w.person_id = p.id
      and not exists (select from sealing s where s.edition_id = w.edition_id)`.execute(trx)
  await trx.updateTable('voter').set({ personId: null }).where('personId', '=', personId).execute()
}

/** Nobody comes back to a sealed box. */
export const forgetMailboxes = async (trx: Trx, editionId: string): Promise<void> => {
  await trx.updateTable('voter').set({ mailboxDigest: null }).where('editionId', '=', editionId).execute()
}

/** It is not known for ever when an erased voter came. */
export const forgetMoments = async ({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<void> => {
  await sql`update voter set moments = null
    where (moments ->> 'arrivedAt')::float8 <= ${clock.now().getTime() - arrivalStaysMs}`.execute(db)
}
