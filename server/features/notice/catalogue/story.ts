import type { Edition, PhaseKind } from '#contract/edition.ts'
import type { News, NewsKind } from '#contract/events.ts'
import type { FilmDraft } from '#contract/film.ts'
import type { Language } from '#contract/route.ts'

type Waiting = FilmDraft['waitingFor'][number]

/** What a film waits for beside a ruling, which is a story of its own. */
export type Turn = Exclude<Waiting, 'ruling'>
export const isTurn = (reason: Waiting): reason is Turn => reason !== 'ruling'

/** What is known when an event is told to somebody: what happened then, and how things stand now. */
export type Facts<Kind extends NewsKind = NewsKind> = {
  kind: Kind
  told: News[Kind]['told']
  language: Language
  /** In the reader's language; '' for a film that is told of by nothing. */
  title: string
  filmId: string | null
  entryId: string | null
  number: number | null
  edition: Pick<Edition, 'id' | 'slug' | 'timeZone'> | null
  editionName: string
  /** The reader is a guardian of the maker, who has this name. */
  child: string | null
  /** What keeps the film from the public now, in the order in which people can act on it; of no film nothing. */
  waiting: readonly Waiting[]
  isPublic: boolean
  /** A guardian was asked and has not answered. */
  guardianAsked: boolean
  /** A guardian has consented, and has yet to see what changed. */
  guardianToSee: boolean
  /** The page on which a guardian who reads answers and sees the films, as a path. */
  guardianPage: string | null
  /** Until when the film may be replaced and the entry taken back or given again, in words; null: no more. */
  until: string | null
  untilAt: string | null
  /** What the rules found, in sentences: broken ones. */
  broken: readonly string[]
  /** Rules that are met and worth naming. */
  met: readonly string[]
  /** Why a file was refused or its preparation failed. */
  refusal: string
  /** Of the file that came: 412 MB. */
  size: string
  /** By how many loudness units the sound was raised; null before it is known. */
  raisedLu: number | null
  moved: readonly Moved[]
  changeReason: string
  award: Outcome | null
  /** When an outcome that was announced becomes public, in words. */
  publicAt: string
  /** Who joined a team or did not, or has taken somebody off it. */
  member: string
}

/** A phase with its dates before and after, in words; null where there was or is none. */
export type Moved = { phase: PhaseKind | 'decision'; from: string | null; to: string | null }

/** What became of an award. `mine`: the reader's films in it. */
export type Outcome = {
  name: string
  mine: readonly { title: string; place: number; tied: boolean }[]
  places: number
  /** Something else was published of it before. */
  again: boolean
}

/**
 * Sentences in the reader's language. `head`: a few words, a step of the film's timeline and the head of a letter. `what`:
 * more of what happened; `why`: the reason as it was given; `now`: how things stand since, and what the reader can do,
 * which goes unsaid once it is past. Each may have several lines.
 */
export type Words = { head: string; what?: string; why?: string; now?: string }

export type Telling<Kind extends NewsKind> = (facts: Facts<Kind>) => Words

/** Something to do, on a page of ours. */
export type Act =
  | 'entry'
  | 'film'
  | 'watch'
  | 'replace'
  | 'promises'
  | 'terms'
  | 'birth date'
  | 'guardian'
  | 'consent'
  | 'send'
  | 'result'
  | 'edition'

/** What a kind of news is to its readers. */
export type Story<Kind extends NewsKind> = {
  /**
   * makers: everybody in the film's team. owner: who made the film. child: the person whom it is about. entrants:
   * the makers of every entry that competes in the edition. guardian: nobody but the guardian of who made the film.
   * who left: whoever is no longer in the film's team and did not leave by themselves.
   */
  to: 'makers' | 'owner' | 'child' | 'entrants' | 'guardian' | 'who left'
  /** right: about what somebody must or may do; its letter cannot be turned off. news: may be. timeline: no notice at all. page: a notice without a letter. */
  weight: 'right' | 'news' | 'page' | 'timeline'
  /** Its letter does not wait for others. */
  urgent?: true
  /** It names a letter that tells of several things. */
  leads?: true
  /** A minor's guardian who has consented hears it too, by letter. */
  guardian?: true
  /** What happened later that makes it past: nothing is to be done about it any more. */
  overtakenBy: readonly NewsKind[]
  act?: (facts: Facts<Kind>) => Act | null
}
