import { randomUUID } from 'node:crypto'
import { usualRules } from '#features/edition/edition.ts'
import type { Platform } from '#platform/platform.ts'

type Planted = { editionId: string; slug: string; makerId: string; filmIds: string[] }

/**
 * A published edition with films on show, written straight into the tables, since there may be thousands of them.
 * Screening runs from a day before the clock's now to a week after.
 */
export const plantProgramme = async (
  { pool, clock }: Pick<Platform, 'pool' | 'clock'>,
  {
    films = 3,
    durationMs = 20_000,
    slug = 'night',
  }: { films?: number; durationMs?: number; slug?: string } = {},
): Promise<Planted> => {
  const now = clock.now()
  const day = (n: number) => new Date(now.getTime() + n * 86_400_000)
  const [editionId, makerId] = [randomUUID(), randomUUID()]
  await pool.query(`insert into person (id, name, language) values ($1, 'Mio', 'ja')`, [makerId])
  await pool.query(
    `insert into edition (id, slug, name, rules, created_by, created_at, published_at)
     values ($1, $2, '{"ja":"縦の夜","en":"Upright Night"}', $3, $4, $5, $5)`,
    [editionId, slug, JSON.stringify(usualRules), makerId, day(-30)],
  )
  await pool.query(
    `insert into rights_text (edition_id, version, ja, en, written_by, written_at) values ($1, 1, '', '', $2, $3)`,
    [editionId, makerId, day(-30)],
  )
  const phases = [
    ['submissions', day(-20), day(-2)],
    ['screening', day(-1), day(7)],
  ]
  for (const [kind, from, to] of phases)
    await pool.query('insert into phase (edition_id, kind, starts_at, ends_at) values ($1, $2, $3, $4)', [
      editionId,
      kind,
      from,
      to,
    ])
  const { rows } = await pool.query<{ id: string }>(
    `with made as (
       insert into film (id, person_id, title, created_at)
       select gen_random_uuid(), $1, jsonb_build_object('original', '作品' || n, 'reading', '', 'romanised', '', 'english', 'Film ' || n), $3::timestamptz
       from generate_series(1, $2::int) n returning id),
     blobs as (insert into blob (hash, bytes, media_type, refs) values ('planted', 1, 'video/mp4', 1) on conflict do nothing),
     originals as (insert into original (film_id, hash, duration_ms, width, height, received_at) select id, 'planted', $4::int, 1080, 1920, $3::timestamptz from made),
     postings as (insert into posting (film_id, posted_by, posted_at) select id, $1, $3::timestamptz from made),
     rights as (insert into rights_declaration (id, film_id, person_id, version, own_work, music, people, declared_at)
       select gen_random_uuid(), id, $1, '1', true, true, true, $3::timestamptz from made),
     preparations as (insert into preparation (film_id, state, stage, queued_at, updated_at)
       select id, 'complete', 'done', $3::timestamptz, $3::timestamptz from made),
     publications as (insert into publication (film_id, published_at) select id, $3::timestamptz from made),
     grants as (insert into media_grant (token, film_id, purpose) select md5(id::text), id, 'publication' from made),
     renditions as (insert into rendition (film_id, name, hash, codecs, duration_ms) select id, 'start', 'planted', 'avc1', $4::int from made),
     entries as (insert into entry (id, edition_id, film_id, person_id, stage, received_at)
       select gen_random_uuid(), $5::uuid, id, $1, 'eligible', $3::timestamptz + row_number() over () * interval '1 ms' from made)
     select id from made`,
    [makerId, films, day(-3), durationMs, editionId],
  )
  return { editionId, slug, makerId, filmIds: rows.map((row) => row.id) }
}
