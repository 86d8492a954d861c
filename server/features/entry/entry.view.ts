import type { Edition } from '#contract/edition.ts'
import type { Check as CheckView, EntryView } from '#contract/entry.ts'
import type { FilmView } from '#contract/film.ts'
import type { Language } from '#contract/route.ts'
import type { Check } from './eligibility.ts'
import type { EntryRow } from './entry.queries.ts'
import { checkSentence } from './words.ts'

export const entryView = (
  row: EntryRow,
  edition: Edition,
  film: FilmView,
  language: Language,
): EntryView => ({
  id: row.id,
  number: row.number,
  edition: { id: edition.id, slug: edition.slug, name: edition.name, timeZone: edition.timeZone },
  film,
  stage: row.stage,
  receivedAt: row.receivedAt.toISOString(),
  eligibility: {
    eligible: row.eligible,
    checks: checkViews(row.checks ?? [], language),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  },
  withdrawal: ending(row.withdrawalReason, row.withdrawnAt),
  disqualification: ending(row.disqualificationReason, row.disqualifiedAt),
})

export const checkViews = (checks: readonly Check[], language: Language): CheckView[] =>
  checks.map((check) => ({ ...check, sentence: checkSentence(check, language) }))

const ending = (reason: string | null, at: Date | null) =>
  at ? { reason: reason ?? '', at: at.toISOString() } : null
