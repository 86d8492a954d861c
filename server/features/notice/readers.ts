import { guardiansOf } from '#features/account/account.ts'
import { anyFilmsById } from '#features/film/film.ts'
import { isAwardPublic, outcomeOf } from '#features/tally/tally.ts'
import type { FestivalEvent } from '#platform/events.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { catalogue, type Told } from './catalogue/catalogue.ts'
import type { Facts, Story } from './catalogue/story.ts'
import { competing, isReplacement, postedBy } from './notice.queries.ts'

/** Somebody who is to hear of an event, and what it is about for them. */
export type Reader = {
  personId: string
  /** The consent by which a guardian of the person hears it in their place. */
  guardianConsentId: string | null
  filmId: string | null
  entryId: string | null
  editionId: string | null
  /** Whether a letter goes: never for what the page alone tells; for what is only news, unless it was refused. */
  weight: 'right' | 'news' | 'page'
}

type Event = FestivalEvent<Told>
type About = Pick<Reader, 'personId' | 'filmId' | 'entryId' | 'editionId'> & { owner: boolean }

/** Who hears of an event, each once. Nobody, where its kind is told in the timeline alone or of some cases only. */
export const readersOf = async (platform: Platform, db: Db, event: Event): Promise<Reader[]> => {
  const story = catalogue[event.kind] as Story<Facts['kind']>
  if (story.weight === 'timeline' || !(await isForReaders(db, event))) return []
  const { weight } = story
  const winners = await winnersOf(db, event)
  const all = await aboutWhom(db, event, story.to)
  // what is not public yet is told to those alone whom it concerns
  const people = isSecret(event.kind) ? all.filter(({ personId }) => winners?.has(personId)) : all
  const hears = (about: About) => (winners && !winners.has(about.personId) ? ('news' as const) : weight)
  const readers = (story.to === 'guardian' ? [] : people).map(({ owner, ...about }) => ({
    ...about,
    guardianConsentId: null,
    weight: hears({ owner, ...about }),
  }))
  if (!story.guardian) return readers
  const owners = people.filter((about) => about.owner && (winners === null || winners.has(about.personId)))
  const guardians = await guardiansOf(
    db,
    owners.map(({ personId }) => personId),
    platform.clock.now(),
  )
  return [
    ...readers,
    ...owners.flatMap(({ owner, ...about }) =>
      guardians
        .filter(({ personId }) => personId === about.personId)
        .map(({ id }) => ({ ...about, guardianConsentId: id, weight: 'right' as const })),
    ),
  ]
}

/** What is told before it is public. */
export const secretKinds = /\.(announced|postponed)$/

const isSecret = (kind: Told): boolean => secretKinds.test(kind)

/** Some kinds are told in some cases only: a first file is no replacement, a secret award is no news. */
const isForReaders = async (db: Db, event: Event): Promise<boolean> => {
  if (event.kind === 'film.received') return event.data.replaced
  if (event.kind === 'film.changed') return event.data.shown === true
  // told with what ended its entry
  if (event.kind === 'film.unpublished') return event.data.why !== 'place'
  if (event.kind === 'film.watchable') return await isReplacement(db, event.subjectId)
  // that the file cannot be shown has been told by then
  if (event.kind === 'entry.ineligible') return event.data.broken.some(({ rule }) => rule !== 'prepared')
  if (event.kind === 'award.changed') return await isAwardPublic(db, event.subjectId)
  return true
}

const aboutWhom = async (db: Db, event: Event, to: Story<Told>['to']): Promise<About[]> => {
  if (to === 'child') return await aboutChild(db, event)
  if (to === 'who left') return aboutWhoLeft(event)
  if (to === 'entrants') return await aboutEntrants(db, event.editionId ?? '')
  const filmId = event.subjectKind === 'film' ? event.subjectId : (event.data as { filmId: string }).filmId
  const film = (await anyFilmsById(db, [filmId])).get(filmId)
  if (!film) return []
  const entry = event.subjectKind === 'film' ? (await competing(db, { filmId }))[0] : undefined
  const about = {
    filmId,
    entryId: event.subjectKind === 'entry' ? event.subjectId : (entry?.entryId ?? null),
    editionId: event.editionId ?? entry?.editionId ?? null,
  }
  const makers = [...new Set(film.makers.map(({ personId }) => personId))]
  return makers
    .map((personId, at) => ({ ...about, personId, owner: at === 0 }))
    .filter(({ owner }) => to === 'makers' || owner)
}

/** Whoever had joined, and was taken off by somebody else. */
const aboutWhoLeft = ({ subjectId, actorId, data }: Event): About[] => {
  const { personId } = data as { personId?: string | null }
  if (!personId || personId === actorId) return []
  return [{ personId, filmId: subjectId, entryId: null, editionId: null, owner: false }]
}

/** About the person, and about the one film of theirs that it can be about. */
const aboutChild = async (db: Db, { subjectId, editionId }: Event): Promise<About[]> => {
  const films = await postedBy(db, subjectId, editionId)
  const filmId = films.length === 1 ? (films[0] ?? null) : null
  const entries = filmId ? await competing(db, { filmId }) : []
  const entry = entries.find((one) => editionId === null || one.editionId === editionId)
  return [
    {
      personId: subjectId,
      filmId,
      entryId: entry?.entryId ?? null,
      editionId: editionId ?? entry?.editionId ?? null,
      owner: true,
    },
  ]
}

/** Everybody with an entry that competes, once; about the film when they have one alone. */
const aboutEntrants = async (db: Db, editionId: string): Promise<About[]> => {
  const entries = await competing(db, { editionId })
  const films = await anyFilmsById(
    db,
    entries.map(({ filmId }) => filmId),
  )
  const pairs = entries.flatMap((entry) =>
    (films.get(entry.filmId)?.makers ?? []).map(({ personId }) => ({ personId, entry })),
  )
  return [...Map.groupBy(pairs, ({ personId }) => personId)].map(([personId, [first, ...more]]) => {
    const only = first && more.length === 0 ? first.entry : null
    const owner = [first, ...more].some((one) => one?.entry.personId === personId)
    return { personId, editionId, filmId: only?.filmId ?? null, entryId: only?.entryId ?? null, owner }
  })
}

/** Of an outcome, those whose films it names; null for other news. To all others it is news alone. */
const winnersOf = async (db: Db, event: Event): Promise<Set<string> | null> => {
  if (!/^(award|result)\./.test(event.kind)) return null
  const outcome = await outcomeOf(db, event)
  const films = await anyFilmsById(
    db,
    (outcome?.places ?? []).map(({ filmId }) => filmId),
  )
  return new Set([...films.values()].flatMap(({ makers }) => makers.map(({ personId }) => personId)))
}
