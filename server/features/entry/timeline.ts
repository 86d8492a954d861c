import type { Edition, PhaseKind } from '#contract/edition.ts'
import type { EntryView, Step, Timeline } from '#contract/entry.ts'
import { targetLufs } from '#contract/plain/film.ts'
import type { Language } from '#contract/route.ts'
import { editionById, isOpen, phaseOf } from '#features/edition/edition.ts'
import { type ErrorCode, errors, refuse, sentence } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Check } from './eligibility.ts'
import { type EntryRow, eventsOf } from './entry.queries.ts'
import { checkSentence } from './words.ts'

/** Everything that happened to an entry, where it is now, and what is promised. `owner`: whose it is may act. */
export const timelineOf = async (
  platform: Platform,
  row: EntryRow,
  entry: EntryView,
  owner: boolean,
  language: Language,
): Promise<Timeline> => {
  const { db, clock } = platform
  const edition = (await editionById(db, row.editionId)) ?? refuse('not_found')
  const now = clock.now()
  const ended = row.withdrawnAt !== null || row.disqualifiedAt !== null
  const open = isOpen(edition, 'submissions', now)
  const ceremony = phaseOf(edition, 'ceremony')?.startsAt
  const shown = { entryId: row.id, filmId: row.filmId, kinds: Object.keys(kinds) }
  const events = await eventsOf(db, shown)
  const film = await db
    .selectFrom('original')
    .select('loudnessLufs')
    .where('filmId', '=', row.filmId)
    .executeTakeFirst()
  const categories = await db
    .selectFrom('entryCategory')
    .select('categoryId')
    .where('entryId', '=', row.id)
    .execute()
  const past = events.flatMap((event) => stepOf(event, film?.loudnessLufs ?? null, language)).sort(byTime)
  return {
    entry,
    categoryIds: categories.map(({ categoryId }) => categoryId),
    steps: place(onlyLast(past), ended || row.removed ? [] : promised(edition, row, now)),
    decisionAt: edition.decisionAt,
    replaceUntil: phaseOf(edition, 'submissions')?.endsAt ?? null,
    mayReplace: owner && !ended && open,
    mayWithdraw: owner && !ended && !(ceremony && new Date(ceremony) <= now),
    mayReturn: owner && row.withdrawnAt !== null && row.disqualifiedAt === null && open,
  }
}

type Told = { kind: string; data: unknown; happenedAt: Date }

const kinds: Record<string, string> = {
  'film.received': 'arrived',
  'film.prepared': 'prepared',
  'film.refused': 'refused',
  'film.failed': 'failed',
  'film.published': 'published',
  'film.unpublished': 'unpublished',
  'film.held': 'held',
  'film.removed': 'removed',
  'film.released': 'released',
  'entry.received': 'received',
  'entry.eligible': 'eligible',
  'entry.ineligible': 'ineligible',
  'entry.withdrawn': 'withdrawn',
  'entry.returned': 'returned',
  'entry.disqualified': 'disqualified',
  'entry.reinstated': 'reinstated',
  'entry.shortlisted': 'shortlisted',
  'entry.finalist': 'finalist',
}

const stepOf = (
  { kind, data, happenedAt }: Told,
  loudnessLufs: number | null,
  language: Language,
): Step[] => {
  const word = kinds[kind]
  if (!word) return []
  const told = data as Record<string, unknown>
  const loudness =
    word === 'prepared' && loudnessLufs !== null ? { raisedLu: Math.round(targetLufs - loudnessLufs) } : {}
  const broken = word === 'ineligible' ? ((told.broken ?? []) as Check[]) : []
  const sentences =
    broken.length > 0 ? { sentences: broken.map((check) => checkSentence(check, language)) } : {}
  const why =
    (word === 'refused' || word === 'failed') && isCode(told.reason)
      ? { sentence: sentence(told.reason, language, told as never) }
      : {}
  const shown = word === 'arrived' && told.replaced ? 'replaced' : word
  return [
    {
      kind: shown,
      state: 'past',
      at: happenedAt.toISOString(),
      data: { ...told, ...loudness, ...sentences, ...why },
    },
  ]
}

const isCode = (reason: unknown): reason is ErrorCode => typeof reason === 'string' && reason in errors

/** Of the steps that repeat with every change of the film, the last of each run tells enough. */
const onlyLast = (steps: Step[]): Step[] =>
  steps.filter(
    (step, i) =>
      !(
        ['prepared', 'eligible', 'ineligible', 'published', 'failed'].includes(step.kind) &&
        steps[i + 1]?.kind === step.kind
      ),
  )

/** Two jobs of the same instant may have told their news in either order. */
const byTime = (a: Step, b: Step): number =>
  (a.at ?? '').localeCompare(b.at ?? '') || Number(a.kind === 'published') - Number(b.kind === 'published')

const shownPhases = ['screening', 'judging', 'ceremony'] as const satisfies PhaseKind[]

/** A film that is held is in no phase that is on: it comes back into one when it is released. */
const promised = (edition: Edition, row: EntryRow, now: Date): Step[] => {
  if (row.eligible === false) return []
  return shownPhases.flatMap((kind): Step[] => {
    const phase = phaseOf(edition, kind)
    if (!phase) return []
    const begun = new Date(phase.startsAt) <= now
    const over = phase.endsAt !== null && new Date(phase.endsAt) <= now
    const state = over ? 'past' : begun && row.eligible && !row.held ? 'now' : 'next'
    // a film that joined later is on from then
    const joined =
      state === 'now' && row.decidedAt && row.decidedAt > new Date(phase.startsAt) ? row.decidedAt : null
    return [{ kind, state, at: joined?.toISOString() ?? phase.startsAt, data: { endsAt: phase.endsAt } }]
  })
}

/** One step is where the entry is now: the phase that is on, else the last thing that happened. */
const place = (past: Step[], phases: Step[]): Step[] => {
  const steps = [...past, ...phases.filter(({ state }) => state === 'past')].sort((a, b) =>
    (a.at ?? '').localeCompare(b.at ?? ''),
  )
  const coming = phases.filter(({ state }) => state !== 'past')
  const last = steps.at(-1)
  if (last && !coming.some(({ state }) => state === 'now')) last.state = 'now'
  return [...steps, ...coming]
}
