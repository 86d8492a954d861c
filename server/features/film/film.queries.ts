import { sql } from 'kysely'
import type { Credit, Maker, Title } from '#contract/film.ts'
import type { Bilingual } from '#contract/route.ts'
import type { Db } from '#platform/postgres/connect.ts'

/** Everything of a film that its viewers may see, in one query for any number of films. */
export const selectFilms = (db: Db) =>
  db
    .selectFrom('film')
    .innerJoin('person', 'person.id', 'film.personId')
    .leftJoin('original', 'original.filmId', 'film.id')
    .leftJoin('shownFile as shown', 'shown.filmId', 'film.id')
    .leftJoin('poster', 'poster.filmId', 'film.id')
    .leftJoin('storyboard', 'storyboard.filmId', 'film.id')
    .innerJoin('filmStanding as standing', 'standing.filmId', 'film.id')
    .where('film.erasedAt', 'is', null)
    .select((eb) => [
      'film.id',
      'film.code',
      'film.personId',
      eb.ref('film.title').$castTo<Title>().as('title'),
      eb.ref('film.synopsis').$castTo<Bilingual>().as('synopsis'),
      'film.language',
      'film.post',
      'film.posterAtMs',
      'film.createdAt',
      'film.wordsVersion',
      'person.handle',
      'person.name',
      // until a file that takes its place is ready, the one before it is shown
      eb.fn.coalesce('shown.durationMs', 'original.durationMs').as('durationMs'),
      eb.fn.coalesce('shown.width', 'original.width').as('width'),
      eb.fn.coalesce('shown.height', 'original.height').as('height'),
      'poster.hash as posterHash',
      'poster.thumbhash',
      'storyboard.hash as storyboardHash',
      'storyboard.columns',
      'storyboard.rows',
      'storyboard.frameWidth',
      'storyboard.frameHeight',
      'storyboard.intervalMs',
      'standing.publishedAt',
      'standing.inSight',
      'standing.held',
      'standing.removed',
      sql<string | null>`(select token from media_grant g where g.film_id = film.id
        and g.purpose = 'publication' and g.revoked_at is null order by g.granted_at desc limit 1)`.as(
        'grant',
      ),
      sql<Credit[]>`(select coalesce(json_agg(json_build_object('id', c.id, 'role', c.role, 'name', c.name)
        order by c.position, c.id), '[]') from credit c where c.film_id = film.id)`.as('credits'),
      sql<
        Maker[]
      >`(select coalesce(json_agg(json_build_object('personId', p.id, 'handle', p.handle, 'name', p.name,
        'role', t.role) order by t.invited_at, t.id), '[]') from team_member t join person p on p.id = t.person_id
        where t.film_id = film.id and t.accepted_at is not null and p.erased_at is null)`.as('team'),
      sql<string[]>`(select coalesce(json_agg(r.name), '[]') from rendition r where r.film_id = film.id)`.as(
        'renditions',
      ),
      sql<
        { language: string; version: string }[]
      >`(select coalesce(json_agg(json_build_object('language', c.language,
        'version', substr(md5(c.webvtt), 1, 8)) order by c.language), '[]') from caption c where c.film_id = film.id)`.as(
        'captions',
      ),
      'standing.ruling',
      'standing.rulingCode',
      'standing.rulingReason',
      'standing.ruledAt',
    ])

export type FilmRow = Awaited<ReturnType<ReturnType<typeof selectFilms>['execute']>>[number]

/** What only the makers see, in one more query for any number of films. */
export const selectWorkings = (db: Db, filmIds: readonly string[]) =>
  db
    .selectFrom('film')
    .leftJoin('original', 'original.filmId', 'film.id')
    .leftJoin('blob', 'blob.hash', 'original.hash')
    .leftJoin('preparation', 'preparation.filmId', 'film.id')
    .leftJoin('posting', 'posting.filmId', 'film.id')
    .leftJoin('wording', 'wording.filmId', 'film.id')
    .where('film.id', 'in', filmIds.length > 0 ? [...filmIds] : ['00000000-0000-0000-0000-000000000000'])
    .select([
      'film.id',
      'blob.bytes',
      'original.durationMs',
      'original.width',
      'original.height',
      'original.hasAudio',
      'original.loudnessLufs',
      'original.receivedAt',
      'preparation.state',
      'preparation.stage',
      'preparation.perCent',
      'preparation.reason',
      'preparation.detail',
      'preparation.queuedAt',
      'preparation.watchableAt',
      'preparation.finishedAt',
      'posting.postedAt',
      'posting.ownPage',
      'wording.words',
      'wording.savedAt',
      sql<UploadRow | null>`(select row_to_json(u) from (select id, bytes, file_name as "fileName", begun_at as "begunAt",
        completed_at as "completedAt" from upload where film_id = film.id and abandoned_at is null
        order by seq desc limit 1) u)`.as('upload'),
      sql<
        { language: string; cues: number; addedAt: string }[]
      >`(select coalesce(json_agg(json_build_object('language',
        language, 'cues', cues, 'addedAt', added_at) order by language), '[]') from caption where film_id = film.id)`.as(
        'captions',
      ),
      sql<
        TeamRow[]
      >`(select coalesce(json_agg(json_build_object('id', id, 'email', email, 'role', role, 'personId',
        person_id, 'invitedAt', invited_at, 'acceptedAt', accepted_at, 'declinedAt', declined_at) order by invited_at, id),
        '[]') from team_member where film_id = film.id)`.as('team'),
      sql<RightsRow | null>`(select json_build_object('version', version, 'ownWork', own_work, 'music', music, 'people',
        people, 'declaredAt', declared_at) from rights_declaration where film_id = film.id
        order by seq desc limit 1)`.as('rights'),
      sql<
        string[]
      >`(select coalesce(json_agg(category_id), '[]') from film_category where film_id = film.id)`.as(
        'categoryIds',
      ),
    ])

export type UploadRow = {
  id: string
  bytes: number
  fileName: string
  begunAt: string
  completedAt: string | null
}
export type RightsRow = {
  version: string
  ownWork: boolean
  music: boolean
  people: boolean
  declaredAt: string
}
type TeamRow = {
  id: string
  email: string
  role: string
  personId: string | null
  invitedAt: string
  acceptedAt: string | null
  declinedAt: string | null
}
export type WorkingsRow = Awaited<ReturnType<ReturnType<typeof selectWorkings>['execute']>>[number]

/** Whether a person made the film or has joined its team. */
export const isMaker = async (db: Db, filmId: string, personId: string): Promise<boolean> =>
  (await madeBy(db, personId, [filmId])).has(filmId)

/** Those of these films that a person made, or whose team they have joined. */
export const madeBy = async (db: Db, personId: string, filmIds: readonly string[]): Promise<Set<string>> => {
  if (filmIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('film')
    .select('id')
    .where('id', 'in', [...filmIds])
    .where('erasedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('personId', '=', personId),
        eb.exists(
          eb
            .selectFrom('teamMember')
            .select('teamMember.id')
            .whereRef('teamMember.filmId', '=', 'film.id')
            .where('teamMember.personId', '=', personId)
            .where('teamMember.acceptedAt', 'is not', null),
        ),
      ]),
    )
    .execute()
  return new Set(rows.map(({ id }) => id))
}
