import { type ExpressionBuilder, sql } from 'kysely'
import type { Award, Category, Partner, Phase } from '#contract/edition.ts'
import type { Db } from '#platform/postgres/connect.ts'
import type { DB } from '#platform/postgres/schema.generated.ts'

/** The rows of one edition, gathered in one question to the database. */
export const selectEditions = (db: Db) =>
  db
    .selectFrom('edition')
    .selectAll('edition')
    .select((eb) => [
      phases(eb).as('phases'),
      hashtags(eb).as('hashtags'),
      categories(eb).as('categories'),
      awards(eb).as('awards'),
      partners(eb).as('partners'),
      rights(eb).as('rights'),
      keyPicture(eb).as('keyPicture'),
      archivedAt(eb).as('archivedAt'),
    ])

export type EditionRow = Awaited<ReturnType<ReturnType<typeof selectEditions>['executeTakeFirstOrThrow']>>

type Within = ExpressionBuilder<DB, 'edition'>

const phases = (_: Within) => sql<Phase[]>`(
  select coalesce(json_agg(json_build_object('kind', kind, 'startsAt', starts_at, 'endsAt', ends_at)
    order by starts_at, array_position(array['announced','submissions','screening','voting','judging','ceremony','archive'], kind)), '[]')
  from phase where edition_id = edition.id)`

const hashtags = (_: Within) => sql<string[]>`(
  select coalesce(json_agg(shown order by position), '[]') from hashtag where edition_id = edition.id)`

const categories = (_: Within) => sql<Category[]>`(
  select coalesce(json_agg(json_build_object('id', id, 'name', name, 'description', description) order by position, id), '[]')
  from category where edition_id = edition.id)`

const awards = (_: Within) => sql<Award[]>`(
  select coalesce(json_agg(json_build_object('id', id, 'name', name, 'description', description, 'prize', prize,
    'prizeAmount', prize_amount, 'prizeCurrency', prize_currency, 'decidedBy', decided_by, 'places', places)
    order by position, id), '[]')
  from award where edition_id = edition.id)`

const partners = (_: Within) => sql<Partner[]>`(
  select coalesce(json_agg(json_build_object('id', id, 'name', name, 'part', part, 'url', url) order by position, id), '[]')
  from partner where edition_id = edition.id)`

const rights = (_: Within) => sql<{ version: number; ja: string; en: string }>`(
  select json_build_object('version', version, 'ja', ja, 'en', en)
  from rights_text where edition_id = edition.id order by version desc limit 1)`

const keyPicture = (_: Within) => sql<{ webp: string; jpeg: string; width: number; height: number } | null>`(
  select json_build_object('webp', webp_hash, 'jpeg', jpeg_hash, 'width', width, 'height', height)
  from key_picture where edition_id = edition.id)`

const archivedAt = (_: Within) => sql<Date | null>`(
  select archived_at from edition_archiving where edition_id = edition.id)`

/** Ids of published editions, other than the given one, that listen to one of the tags. */
export const othersWithTags = (db: Db, editionId: string | null, folded: readonly string[]) =>
  db
    .selectFrom('hashtag')
    .innerJoin('edition', 'edition.id', 'hashtag.editionId')
    .select(['edition.id', 'hashtag.shown'])
    .where('hashtag.folded', 'in', folded.length > 0 ? [...folded] : [''])
    .where('edition.publishedAt', 'is not', null)
    .$if(editionId !== null, (query) => query.where('edition.id', '!=', editionId ?? ''))
    .execute()
