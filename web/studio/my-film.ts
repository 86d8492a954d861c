import type { Me } from '#contract/account.ts'
import type { EditionReply } from '#contract/edition.ts'
import type { Timeline } from '#contract/entry.ts'
import type { FilmDraft } from '#contract/film.ts'
import type { GuardianConsent, GuardianStanding } from '#contract/guardian.ts'
import { needsGuardian, type Place } from '../account/guardian-need.ts'
import { loadMe } from '../account/session.ts'
import { call } from '../call.ts'
import { editionNamed, enteredBy } from './open-edition.ts'

/** Everything that its maker's page shows of a film. */
export type MyFilm = {
  draft: FilmDraft
  /** Newest first. */
  timelines: Timeline[]
  /** Where it is shown or is to be, by the entries that stand; for a draft what its hashtag names. */
  editions: EditionReply[]
  /** Who reads owns it, and may act. */
  owns: boolean
  /** Where a guardian has to consent; empty where nobody's has to. */
  places: Place[]
  consent: GuardianStanding | null
  unread: string[]
}

export const loadMyFilm = async (id: string): Promise<MyFilm> => {
  const me = await loadMe()
  const params = { id }
  const [draft, { entries }, { threads }] = await Promise.all([
    call('GET /films/:id/draft', { params }),
    call('GET /films/:id/entries', { params }),
    call('GET /me/threads', {}),
  ])
  const timelines = await Promise.all(
    entries.toReversed().map((entry) => call('GET /entries/:id', { params: { id: entry.id } })),
  )
  const editions = await placesOf(draft, timelines)
  const owns = draft.film.makers[0]?.personId === me?.id
  const places = owns ? asking(me, draft, editions) : []
  const consents = places.length > 0 ? await call('GET /me/guardian-consents', {}) : []
  return {
    draft,
    timelines,
    editions,
    owns,
    places,
    consent: places.length > 0 ? leastOf(places.map((place) => standingIn(consents, place))) : null,
    unread: threads.filter(({ filmId, unread }) => filmId === id && unread > 0).map((one) => one.entryId),
  }
}

export const stands = ({ entry }: Pick<Timeline, 'entry'>): boolean =>
  !entry.withdrawal && !entry.disqualification

const placesOf = async (draft: FilmDraft, timelines: readonly Timeline[]): Promise<EditionReply[]> => {
  const slugs = timelines.filter(stands).map(({ entry }) => entry.edition.slug)
  const found = await Promise.all(slugs.map(editionNamed))
  const entered = found.filter((edition) => edition !== null)
  if (entered.length > 0 || draft.postedAt) return entered
  const named = await enteredBy(draft.film.post)
  return named ? [named] : []
}

/** The own page asks where no edition does, as the server judges it. */
const asking = (me: Me | null, draft: FilmDraft, editions: readonly EditionReply[]): Place[] => {
  const nowhere = draft.postedAt !== null && editions.length === 0 && !draft.ownPage
  if (nowhere) return []
  const places: Place[] = editions.length > 0 ? [...editions] : [null]
  return places.filter((place) => needsGuardian(me, place))
}

const standingIn = (consents: readonly GuardianConsent[], place: Place): GuardianStanding => {
  const here = consents.filter(({ editionId }) => editionId === (place?.id ?? null))
  return here.some(({ standing }) => standing === 'given') ? 'given' : (here[0]?.standing ?? 'needed')
}

/** All have to have consented: what is furthest from that counts. */
const leastOf = (standings: readonly GuardianStanding[]): GuardianStanding =>
  standings.find((one) => one !== 'given' && one !== 'asked') ??
  standings.find((one) => one !== 'given') ??
  'given'
