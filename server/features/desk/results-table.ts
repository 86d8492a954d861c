import type { Bilingual, Language } from '#contract/route.ts'
import type { ResultDesk } from '#contract/tally.ts'
import { editionById } from '#features/edition/edition.ts'
import { resultDesk } from '#features/tally/tally.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { csvLine } from '#platform/text/csv.ts'

/**
 * Every place of every award that was counted or decided, as a table for spreadsheets: the latest count of an audience
 * award with its figures, the decisions that stand of the others. Refuses `not_found`.
 */
export const tableOfResults = async (
  platform: Platform,
  editionId: string,
  language: Language,
): Promise<{ name: string; text: string }> => {
  const { slug } = (await editionById(platform.db, editionId)) ?? refuse('not_found')
  const { awards } = await resultDesk(platform, editionId)
  const lines = awards.flatMap((award) => [...counted(award, language), ...decided(award, language)])
  return {
    name: `${slug}-results.csv`,
    text: `\ufeff${[columns[language], ...lines].map(csvLine).join('')}`,
  }
}

type Award = ResultDesk['awards'][number]
type Cells = (string | number | null)[]

const columns: Record<Language, string[]> = {
  ja: ['賞', '順位', '同点', '作品', '応募者', '票', '視聴', '平均', '得点', '公開日時'],
  en: ['Award', 'Place', 'Tied', 'Film', 'Filmmaker', 'Votes', 'Viewings', 'Average', 'Score', 'Published'],
}

const counted = ({ name, result }: Award, language: Language): Cells[] =>
  (result?.standings ?? []).map(({ place, tied, film, ballots, viewings, mean, score }) => [
    inLanguage(name, language),
    place,
    tied ? '=' : null,
    film.title.original,
    film.maker,
    ballots,
    viewings,
    mean,
    score,
    result?.publishedAt ?? null,
  ])

const decided = ({ name, decisions, publishedAt }: Award, language: Language): Cells[] =>
  decisions
    .filter(({ stands }) => stands)
    .sort((a, b) => a.place - b.place)
    .map(({ place, film }) => [
      inLanguage(name, language),
      place,
      null,
      film?.title.original ?? '–',
      film?.maker ?? null,
      ...[null, null, null, null],
      publishedAt,
    ])

const inLanguage = (name: Bilingual, language: Language): string => name[language] || name.ja || name.en
