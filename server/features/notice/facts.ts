import { targetLufs } from '#contract/plain/film.ts'
import type { Bilingual, Language } from '#contract/route.ts'
import { consentStanding, personById } from '#features/account/account.ts'
import { calendarChange, editionById, isOpen, phaseOf } from '#features/edition/edition.ts'
import { checkSentence, entryRow } from '#features/entry/entry.ts'
import { anyFilmsById, judgeFilms, titleIn } from '#features/film/film.ts'
import { outcomeOf } from '#features/tally/tally.ts'
import { type ErrorCode, errors, sentence } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db } from '#platform/postgres/connect.ts'
import type { Facts } from './catalogue/story.ts'
import { deadline, moment, sizeInWords } from './moments.ts'
import { movedPhases } from './moved.ts'
import { type EventRow, inSightOf, loudnessOf } from './notice.queries.ts'

/** What a story is about, and who reads it. */
export type Subject = {
  filmId: string | null
  entryId: string | null
  editionId: string | null
  /** The reader's films in the edition, or the one film. */
  filmIds: readonly string[]
  /** The child's name, when a guardian reads. */
  child: string | null
  /** Their page, as a path, when a guardian reads. */
  guardianPage?: string | null
  language: Language
}

type Situation = Omit<
  Facts,
  'kind' | 'told' | 'broken' | 'refusal' | 'size' | 'moved' | 'changeReason' | 'award' | 'publicAt' | 'member'
>

/** How things stand now with a film: the same for every event that is told of it. */
export const situationOf = async (
  { clock, config }: Pick<Platform, 'clock' | 'config'>,
  db: Db,
  subject: Subject,
): Promise<Situation> => {
  const { filmId, entryId, editionId, language, child } = subject
  const [films, edition, entry, verdicts, isPublic, lufs] = await Promise.all([
    anyFilmsById(db, filmId ? [filmId] : []),
    editionId ? editionById(db, editionId) : null,
    entryId ? entryRow(db, entryId) : null,
    judgeFilms({ clock, config }, db, filmId ? [filmId] : []),
    filmId ? inSightOf(db, filmId) : false,
    filmId ? loudnessOf(db, filmId) : null,
  ])
  const film = filmId ? films.get(filmId) : undefined
  const verdict = filmId ? verdicts.get(filmId) : undefined
  const now = clock.now()
  const end = edition && isOpen(edition, 'submissions', now) ? phaseOf(edition, 'submissions')?.endsAt : null
  const wanted = edition
    ? {
        guardianUnder: edition.rules.guardianUnder,
        editionId: edition.id,
        rightsVersion: edition.rights.version,
      }
    : {}
  const waits = verdict?.waitingFor.includes('guardian') ?? false
  const consent = waits && verdict ? await consentStanding(db, verdict.personId, wanted, now) : null
  return {
    language,
    title: film ? titleIn(film.title, language) : '',
    filmId: film ? filmId : null,
    entryId,
    number: entry?.number ?? null,
    edition,
    editionName: nameIn(edition?.name, language),
    child,
    waiting: verdict?.posted ? verdict.waitingFor : [],
    isPublic,
    guardianAsked: consent === 'asked' || consent === 'given',
    // a consent that stands and is not enough: there is something in the film that it does not know
    guardianToSee: consent === 'given',
    guardianPage: subject.guardianPage ?? null,
    until: end && edition ? deadline(end, edition.timeZone, language) : null,
    untilAt: end ?? null,
    met: (entry?.checks ?? [])
      .filter(({ rule, outcome }) => outcome === 'met' && namedRules.includes(rule))
      .map(({ rule }) => rule),
    raisedLu: lufs === null ? null : Math.round(targetLufs - lufs),
  }
}

const namedRules: string[] = ['length', 'shape', 'bars', 'age', 'entries', 'captions']

/** What is known of one event, in the situation of now. */
export const factsOf = async (
  db: Db,
  situation: Situation,
  { filmIds }: Pick<Subject, 'filmIds'>,
  event: EventRow,
): Promise<Facts> => {
  const { language, edition } = situation
  const told = event.data as Record<string, unknown>
  const kind = event.kind as Facts['kind']
  const change =
    kind === 'edition.calendar_changed' ? await calendarChange(db, String(told.calendarChangeId)) : null
  return {
    ...situation,
    kind,
    told: told as never,
    broken:
      kind === 'entry.ineligible'
        ? ((told.broken ?? []) as Parameters<typeof checkSentence>[0][]).map((check) =>
            checkSentence(check, language),
          )
        : [],
    refusal: isCode(told.reason) ? sentence(told.reason, language, told as never) : '',
    size: typeof told.bytes === 'number' ? sizeInWords(told.bytes, language) : '',
    moved: change && edition ? movedPhases(change, edition.timeZone, language) : [],
    changeReason: change?.reason ?? '',
    award: /^(award|result)\./.test(kind) ? await outcome(db, event, filmIds, language) : null,
    publicAt:
      typeof told.publicAt === 'string' && edition
        ? moment(new Date(told.publicAt), edition.timeZone, language)
        : '',
    member:
      kind.startsWith('film.team_') && event.actorId
        ? ((await personById(db, event.actorId))?.name ?? '')
        : '',
  }
}

const isCode = (reason: unknown): reason is ErrorCode => typeof reason === 'string' && reason in errors

const outcome = async (
  db: Db,
  event: EventRow,
  filmIds: readonly string[],
  language: Language,
): Promise<Facts['award']> => {
  const of = await outcomeOf(db, event)
  if (!of) return null
  const mine = of.places.filter(({ filmId }) => filmIds.includes(filmId))
  const films = await anyFilmsById(
    db,
    mine.map(({ filmId }) => filmId),
  )
  return {
    name: nameIn(of.name, language),
    places: of.of,
    again: of.again,
    mine: mine.map(({ filmId, place, tied }) => {
      const film = films.get(filmId)
      return { title: film ? titleIn(film.title, language) : '', place, tied }
    }),
  }
}

const nameIn = (name: Bilingual | undefined, language: Language): string =>
  name ? name[language] || name.ja || name.en : ''
