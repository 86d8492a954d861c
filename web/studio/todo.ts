import type { Timeline } from '#contract/entry.ts'
import type { FilmDraft } from '#contract/film.ts'
import type { GuardianStanding } from '#contract/guardian.ts'

/** Whose turn it is: the maker's, the guardian's, the festival's, or ours, who make the film playable. */
export type Turn = 'mine' | 'guardian' | 'festival' | 'house'

/** One thing that a film waits for, or that its maker may want to do. */
export type Todo = {
  what:
    | 'send'
    | 'space'
    | 'refused'
    | 'failed'
    | 'post'
    | 'rights'
    | 'terms'
    | 'birth-date'
    | 'guardian'
    | 'guardian-asked'
    | 'guardian-to-see'
    | 'place'
    | 'preparing'
    | 'held'
    | 'removed'
    | 'unfit'
    | 'written'
    | 'answer'
  turn: Turn
  /** The entry that it is about. */
  entryId?: string
}

export type Standing = {
  draft: FilmDraft
  timelines: readonly Pick<Timeline, 'entry' | 'mayReplace'>[]
  /** With the consent that its places ask for; null where nobody's is needed. */
  consent: GuardianStanding | null
  /** Entries to whose makers the festival has written something that was not read. */
  unread: readonly string[]
}

/**
 * What a film waits for, the most pressing first: what its maker has to do, then what others have. Empty: nothing is
 * to be done, and it is public if it is posted.
 */
export const todosOf = ({ draft, timelines, consent, unread }: Standing): Todo[] => {
  const { ruling, upload, preparation, postedAt, waitingFor, film, words } = draft
  if (ruling?.act === 'remove') return [{ what: 'removed', turn: 'festival' }]
  const mine = (what: Todo['what'], entryId?: string): Todo => ({ what, turn: 'mine', entryId })
  const of = (turn: Turn, what: Todo['what']): Todo => ({ what, turn })
  const todos: Todo[] = unread.map((entryId) => mine('answer', entryId))
  if (upload && !upload.completedAt) todos.push(mine('send'))
  if (preparation?.state === 'refused') todos.push(mine('refused'))
  if (preparation?.state === 'failed') todos.push(mine('failed'))
  if (!postedAt && film.media.start) todos.push(mine('post'))
  if (postedAt)
    for (const reason of waitingFor)
      if (reason === 'rights' || reason === 'terms' || reason === 'place') todos.push(mine(reason))
      else if (reason === 'birth_date') todos.push(mine('birth-date'))
      else if (reason === 'guardian') todos.push(guardianTurn(consent))
  for (const { entry, mayReplace } of timelines)
    if (entry.eligibility.eligible === false && mayReplace && preparation?.state !== 'refused')
      todos.push(mine('unfit', entry.id))
  if (words.unpublished) todos.push(mine('written'))
  if (ruling) todos.push(of('festival', 'held'))
  if (preparation?.state === 'waiting_for_space') todos.push(of('house', 'space'))
  if (preparation?.state === 'waiting' || (preparation?.state === 'working' && !preparation.watchableAt))
    todos.push(of('house', 'preparing'))
  return [...todos.filter(({ turn }) => turn === 'mine'), ...todos.filter(({ turn }) => turn !== 'mine')]
}

const guardianTurn = (consent: GuardianStanding | null): Todo => {
  if (consent === 'asked') return { what: 'guardian-asked', turn: 'guardian' }
  // it stands, and there is something that it does not know
  if (consent === 'given') return { what: 'guardian-to-see', turn: 'guardian' }
  return { what: 'guardian', turn: 'mine' }
}
