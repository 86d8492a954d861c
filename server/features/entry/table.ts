import { Readable } from 'node:stream'
import type { EntryFilter, EntryRow } from '#contract/entry.ts'
import type { Bilingual, Language } from '#contract/route.ts'
import { editionById, wallTime } from '#features/edition/edition.ts'
import { anyFilmsById } from '#features/film/film.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { csvLine } from '#platform/text/csv.ts'
import { rowsFor } from './list.ts'
import { cursorAfter, selectPage } from './page.ts'

/**
 * Every entry of a list as lines of a table, a page at a time, so that a long one is never held. Spreadsheets read it
 * right: the byte order mark says that it is UTF-8, times are the edition's, and no cell is a formula. Refuses
 * `not_found`.
 */
export const tableOfEntries = async (
  platform: Platform,
  editionId: string,
  filter: EntryFilter,
  language: Language,
): Promise<{ name: string; lines: Readable }> => {
  const { db } = platform
  const { slug, timeZone, categories } = (await editionById(db, editionId)) ?? refuse('not_found')
  const named = new Map(categories.map(({ id, name }) => [id, inLanguage(name, language)]))
  const { publicUrl } = platform.config
  const lines = async function* () {
    yield `\ufeff${csvLine(columns[language])}`
    for (let after: string | null | undefined; after !== null; ) {
      const page = await selectPage(db, editionId, { ...filter, ...(after && { after }) }, pageSize).execute()
      const films = await anyFilmsById(
        db,
        page.map(({ filmId }) => filmId),
      )
      for (const row of await rowsFor(db, page, films, language))
        yield csvLine(cells(row, named, timeZone, publicUrl, language))
      const last = page.at(-1)
      after = last && page.length === pageSize ? cursorAfter(last) : null
    }
  }
  return { name: `${slug}-entries.csv`, lines: Readable.from(lines()) }
}

const pageSize = 200

const columns: Record<Language, readonly string[]> = {
  ja: [
    '受付番号',
    'タイトル',
    '読み',
    'ローマ字',
    '英語タイトル',
    '応募者',
    'ハンドル',
    '部門',
    '長さ（秒）',
    '状態',
    '応募要項の確認',
    '応募日時',
    'URL',
  ],
  en: [
    'Number',
    'Title',
    'Reading',
    'Romanised',
    'English title',
    'Filmmaker',
    'Handle',
    'Categories',
    'Length (s)',
    'State',
    'Rules check',
    'Submitted',
    'Link',
  ],
}

const cells = (
  row: EntryRow,
  categories: ReadonlyMap<string, string>,
  timeZone: string,
  publicUrl: string,
  language: Language,
): (string | number | null)[] => [
  row.number,
  row.title.original,
  row.title.reading,
  row.title.romanised,
  row.title.english,
  row.maker.name,
  row.maker.handle && `@${row.maker.handle}`,
  row.categoryIds.flatMap((id) => categories.get(id) ?? []).join(language === 'ja' ? '、' : ', '),
  row.durationMs === null ? null : Math.round(row.durationMs / 100) / 10,
  states[language][stateOf(row)],
  row.reasons.map(({ sentence }) => sentence).join(' '),
  wallTime(new Date(row.receivedAt), timeZone),
  `${publicUrl}/films/${row.filmId}`,
]

type State = keyof (typeof states)['ja']

/** The one word that an entry's row at the desk begins with. */
const stateOf = (row: EntryRow): State =>
  row.withdrawnAt
    ? 'withdrawn'
    : row.disqualifiedAt
      ? 'disqualified'
      : row.ruling === 'remove'
        ? 'removed'
        : row.ruling === 'hold'
          ? 'held'
          : row.stage === 'shortlisted' || row.stage === 'finalist'
            ? row.stage
            : row.eligible === null
              ? 'received'
              : row.eligible
                ? 'eligible'
                : 'ineligible'

const states = {
  ja: {
    received: '確認中',
    eligible: '適合',
    ineligible: '不適合',
    shortlisted: '一次通過',
    finalist: '最終候補',
    held: '保留中',
    removed: '公開停止',
    withdrawn: '取り下げ',
    disqualified: '失格',
  },
  en: {
    received: 'Checking',
    eligible: 'Eligible',
    ineligible: 'Ineligible',
    shortlisted: 'Shortlisted',
    finalist: 'Finalist',
    held: 'On hold',
    removed: 'Removed',
    withdrawn: 'Withdrawn',
    disqualified: 'Disqualified',
  },
} as const

const inLanguage = (name: Bilingual, language: Language): string => name[language] || name.ja || name.en
