import type { Edition, PhaseKind } from '#contract/edition.ts'
import type { EntryView, Step, Timeline } from '#contract/entry.ts'
import type { Language } from '#contract/route.ts'
import { editionById, isOpen, phaseOf } from '#features/edition/edition.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { StoryTeller, Told } from './entry.asks.ts'
import { type EntryRow, eventsOf } from './entry.queries.ts'

/** Everything that happened to an entry, where it is now, and what is promised. `owner`: whose it is may act. */
export const timelineOf = async (
  platform: Platform,
  tell: StoryTeller,
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
  const events = await eventsOf(db, row, Object.keys(kinds))
  const told = await tell.steps(
    { entryId: row.id, filmId: row.filmId, editionId: row.editionId },
    events,
    language,
  )
  const categories = await db
    .selectFrom('entryCategory')
    .select('categoryId')
    .where('entryId', '=', row.id)
    .execute()
  const past = events
    .flatMap((event, at) => {
      const words = told[at]
      return words ? [stepOf(event, words)] : []
    })
    .sort(byTime)
  const phases = ended || row.removed ? [] : promised(edition, row, now, phaseTeller(tell, edition, language))
  return {
    entry,
    categoryIds: categories.map(({ categoryId }) => categoryId),
    steps: place(onlyLast(past), phases),
    decisionAt: edition.decisionAt,
    replaceUntil: phaseOf(edition, 'submissions')?.endsAt ?? null,
    mayReplace: owner && !ended && open,
    mayWithdraw: owner && !ended && !(ceremony && new Date(ceremony) <= now),
    mayReturn: owner && row.withdrawnAt !== null && row.disqualifiedAt === null && open,
  }
}

const kinds: Record<string, string> = {
  'film.received': 'arrived',
  'film.watchable': 'renewed',
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
  'entry.unlisted': 'unlisted',
  'guardian.asked': 'guardian_asked',
  'guardian.consented': 'guardian_consented',
  'guardian.refused': 'guardian_refused',
  'guardian.withdrew': 'guardian_withdrew',
  'guardian.reopened': 'guardian_reopened',
  'guardian.saw': 'guardian_saw',
  'edition.calendar_changed': 'dates_moved',
  'award.published': 'awarded',
  'award.changed': 'award_changed',
  'result.published': 'result',
}

type Happened = Awaited<ReturnType<typeof eventsOf>>[number]

const stepOf = ({ kind, data, happenedAt }: Happened, told: Told): Step => {
  const about = data as Record<string, unknown>
  return {
    kind: kind === 'film.received' && about.replaced ? 'replaced' : (kinds[kind] ?? kind),
    state: 'past',
    at: happenedAt.toISOString(),
    data: about,
    ...told,
  }
}

/** Of the steps that repeat with every change of the film, the last of each run tells enough. */
const onlyLast = (steps: Step[]): Step[] =>
  steps.filter(
    (step, i) =>
      !(
        ['prepared', 'renewed', 'eligible', 'ineligible', 'published', 'failed'].includes(step.kind) &&
        steps[i + 1]?.kind === step.kind
      ),
  )

/** Two jobs of the same instant may have told their news in either order. */
const byTime = (a: Step, b: Step): number =>
  (a.at ?? '').localeCompare(b.at ?? '') || Number(a.kind === 'published') - Number(b.kind === 'published')

const shownPhases = ['screening', 'judging', 'ceremony'] as const satisfies PhaseKind[]

/** A film that is held is in no phase that is on: it comes back into one when it is released. */
const promised = (
  edition: Edition,
  row: EntryRow,
  now: Date,
  tell: ReturnType<typeof phaseTeller>,
): Step[] => {
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
    return [
      {
        kind,
        state,
        at: joined?.toISOString() ?? phase.startsAt,
        data: { endsAt: phase.endsAt },
        ...tell(kind, state, phase.endsAt),
      },
    ]
  })
}

const phaseTeller =
  (tell: StoryTeller, { timeZone }: Edition, language: Language) =>
  (kind: (typeof shownPhases)[number], state: Step['state'], endsAt: string | null): Told => {
    const until = endsAt ? dayOf(new Date(endsAt), timeZone, language) : ''
    return { ...tell.phase(kind, state, until, language), act: null }
  }

const dayOf = (at: Date, timeZone: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
    month: 'long',
    day: 'numeric',
    timeZone,
  }).format(at)

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
