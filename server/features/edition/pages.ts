import type { EditionPage } from '#contract/opening.ts'
import { mostPageText, type PageKind, pageKinds } from '#contract/plain/edition.ts'
import type { Bilingual } from '#contract/route.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { cleanText } from '#platform/text/text.ts'
import { lockEdition } from './find.ts'

/** The free pages of an edition in their order. `withSource`: as they were written too. */
export const pagesOf = async (
  db: Db,
  editionId: string,
  { withSource }: { withSource: boolean },
): Promise<EditionPage[]> => {
  const rows = await db.selectFrom('editionPage').selectAll().where('editionId', '=', editionId).execute()
  return rows
    .map(({ kind, ja, en, blocks, writtenAt }) => ({
      kind: kind as PageKind,
      blocks: blocks as EditionPage['blocks'],
      source: withSource ? { ja, en } : null,
      writtenAt: writtenAt.toISOString(),
    }))
    .sort((a, b) => pageKinds.indexOf(a.kind) - pageKinds.indexOf(b.kind))
}

/** Which pages have words, without reading them. */
export const pagesWritten = async (db: Db, editionId: string): Promise<PageKind[]> =>
  (await db.selectFrom('editionPage').select('kind').where('editionId', '=', editionId).execute()).map(
    ({ kind }) => kind as PageKind,
  )

/** Writes a page; without words in both languages it is taken away: null. Refuses `text_too_long`, `not_found`. */
export const writePage = async (
  platform: Platform,
  personId: string,
  { editionId, kind, text }: { editionId: string; kind: PageKind; text: Bilingual },
): Promise<EditionPage | null> =>
  await platform.db.transaction().execute(async (trx) => {
    await lockEdition(trx, editionId)
    const now = platform.clock.now()
    const written = await putPage(trx, personId, { editionId, kind, text, now })
    await platform.events.record(trx, {
      kind: 'edition.changed',
      subjectKind: 'edition',
      subjectId: editionId,
      editionId,
      actorId: personId,
      data: { fields: [`pages.${kind}`] },
      happenedAt: now,
    })
    return written
  })

export const putPage = async (
  trx: Trx,
  personId: string,
  { editionId, kind, text, now }: { editionId: string; kind: PageKind; text: Bilingual; now: Date },
): Promise<EditionPage | null> => {
  const ja = cleanText(text.ja, { field: 'ja', limit: mostPageText, lines: true })
  const en = cleanText(text.en, { field: 'en', limit: mostPageText, lines: true })
  await trx.deleteFrom('editionPage').where('editionId', '=', editionId).where('kind', '=', kind).execute()
  if (!ja && !en) return null
  // the parser is loaded by who writes, never by who reads
  const { blocksOf } = await import('./markdown.ts')
  const blocks = { ja: blocksOf(ja), en: blocksOf(en) }
  await trx
    .insertInto('editionPage')
    .values({
      editionId,
      kind,
      ja,
      en,
      blocks: JSON.stringify(blocks),
      writtenBy: personId,
      writtenAt: now,
    })
    .execute()
  return { kind, blocks, source: { ja, en }, writtenAt: now.toISOString() }
}
