import type { StoryTeller } from '#features/entry/entry.asks.ts'
import type { Platform } from '#platform/platform.ts'
import { catalogue, isTold } from './catalogue/catalogue.ts'
import { phaseWords } from './catalogue/phases.ts'
import type { Act } from './catalogue/story.ts'
import { factsOf, type Subject, situationOf } from './facts.ts'
import { type EventRow, isReplacement } from './notice.queries.ts'
import { tell } from './tell.ts'

/** Tells the steps of an entry's timeline in the words of its notices. */
export const createStoryTeller = (platform: Platform): StoryTeller => ({
  phase: phaseWords,
  steps: async ({ filmId, entryId, editionId }, events, language) => {
    const { db } = platform
    const subject: Subject = { filmId, entryId, editionId, filmIds: [filmId], child: null, language }
    const situation = await situationOf(platform, db, subject)
    const renewed = await isReplacement(db, filmId)
    return await Promise.all(
      events.map(async (event, at) => {
        if (!isShown(event, events, renewed)) return null
        const facts = await factsOf(db, situation, subject, event)
        const { head, what, why, now, act } = tell(facts, isPast(event, events.slice(at + 1)))
        const own = act && ofItsOwn.has(act.kind) ? act : null
        return {
          title: head,
          note: [what, why, saidAbove.has(event.kind) ? '' : now].filter(Boolean).join('\n'),
          act: own && { label: own.label, address: own.address },
        }
      }),
    )
  },
})

/** What these still wait for stands above the timeline, once for all of its steps. */
const saidAbove: ReadonlySet<string> = new Set([
  'entry.received',
  'entry.eligible',
  'entry.returned',
  'entry.reinstated',
  'film.unpublished',
  'film.released',
  'guardian.consented',
  'guardian.saw',
])

/** What else there is to do stands above the timeline or below it, once for all of its steps. */
const ofItsOwn: ReadonlySet<Act> = new Set<Act>(['replace', 'film', 'result', 'edition'])

/** A first file that can be watched is told as published; an award changes in secret until it is published. */
const isShown = (event: EventRow, events: readonly EventRow[], renewed: boolean): boolean => {
  if (!isTold(event.kind)) return false
  if (event.kind === 'film.watchable') return renewed
  // told with what ended its entry
  if (event.kind === 'film.unpublished') return (event.data as { why?: string }).why !== 'place'
  if (event.kind === 'award.changed')
    return events.some(({ kind, subjectId }) => kind === 'award.published' && subjectId === event.subjectId)
  return true
}

const isPast = ({ kind }: EventRow, later: readonly EventRow[]): boolean =>
  isTold(kind) && later.some((one) => (catalogue[kind].overtakenBy as readonly string[]).includes(one.kind))
