import { signal } from '@preact/signals'
import type { FilmChange, FilmDraft } from '#contract/film.ts'
import { call, Refused } from '../call.ts'
import { isRefusal, sentenceOf } from '../refused.ts'
import { dropWords, keepWords, keptWords } from './keep.ts'

export type Words = Required<Pick<FilmChange, 'language' | 'post' | 'categoryIds' | 'credits'>> & {
  title: FilmDraft['film']['title']
  synopsis: FilmDraft['film']['synopsis']
}

/** kept: on this device only; saving; saved: the server has it. */
export type Saving = 'saved' | 'kept' | 'saving'

/** The words that viewers see, or that a draft has. */
export const wordsOf = ({ film, categoryIds }: FilmDraft): Words => ({
  title: film.title,
  synopsis: film.synopsis,
  language: film.language,
  post: film.post,
  categoryIds,
  credits: film.credits,
})

/** What is being written: the same with what waits to be made public. */
export const writtenOf = (film: FilmDraft): Words => {
  const words = wordsOf(film)
  const { title, synopsis, ...rest } = film.words.unpublished?.words ?? {}
  return {
    ...words,
    ...rest,
    title: { ...words.title, ...title },
    synopsis: { ...words.synopsis, ...synopsis },
  }
}

/**
 * The words of a film while they are written: each change is kept in this browser at once and on the server a
 * moment later, where those of a posted film wait to be made public. `version` is the version of the words that
 * `start` was read in; with it, what another tab or person wrote meanwhile is not written over: it stands at
 * `conflict` until it is settled, and what was typed here stays. `errors` are the server's sentences, keyed by field.
 */
export const createDraft = (filmId: string, start: Words, version?: number) => {
  const words = signal(start)
  const errors = signal<Record<string, string>>({})
  const saving = signal<Saving>('saved')
  const savedAt = signal<Date | null>(null)
  const conflict = signal<FilmDraft | null>(null)
  let based = version
  let timer = 0
  let problem: unknown = null
  /** One after the other, so that no save overtakes the version of the one before. */
  let queue: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const next = queue.then(act)
    queue = next.catch(() => undefined)
    return next
  }

  const note = async ({ film, failure, refused }: Sent): Promise<boolean> => {
    if (film && based !== undefined) based = film.words.version
    problem = failure
    if (isRefusal(failure, 'film_words_changed')) {
      conflict.value = await call('GET /films/:id/draft', { params: { id: filmId } }).catch(() => null)
      problem = conflict.value ? null : failure
    }
    const arrived = failure === null && Object.keys(refused).length === 0
    if (failure === null) errors.value = refused
    saving.value = arrived ? 'saved' : 'kept'
    if (arrived) {
      savedAt.value = new Date()
      await dropWords(filmId)
    }
    return arrived
  }

  const save = (): Promise<boolean> => {
    clearTimeout(timer)
    return inTurn(async () => {
      if (conflict.value) return false
      saving.value = 'saving'
      return await note(await sendAll(filmId, withoutEmptyCredits(words.value), based))
    })
  }

  return {
    words,
    errors,
    saving,
    /** When the server last had all of it; null before. */
    savedAt,
    /** What stands on the server instead, when somebody else has written meanwhile. */
    conflict,
    change(change: Partial<Words>) {
      words.value = { ...words.value, ...change }
      void keepWords(filmId, { words: words.value, based })
      clearTimeout(timer)
      saving.value = 'kept'
      timer = setTimeout(() => void save(), 800) as never
    },
    save,
    /** Makes all of it public at once, or none of it: then fields say why, or `conflict`, or what is thrown. */
    publish: async (): Promise<FilmDraft | null> => {
      clearTimeout(timer)
      return await inTurn(async () => {
        if (conflict.value) return null
        // every field says what is wrong with it, not only the first
        if (!(await note(await sendAll(filmId, withoutEmptyCredits(words.value), based)))) {
          if (problem !== null) throw problem
          return null
        }
        const body = { ...withoutEmptyCredits(words.value), basedOn: based }
        const sent: Sent = await call('PATCH /films/:id', { params: { id: filmId }, body }).then(
          (film) => ({ film, failure: null, refused: {} }),
          (failure) =>
            failure instanceof Refused && failure.field
              ? { film: null, failure: null, refused: { [failure.field]: sentenceOf(failure) } }
              : { film: null, failure, refused: {} },
        )
        const done = await note(sent)
        if (problem !== null) throw problem
        return done ? sent.film : null
      })
    },
    /** Goes on with one's own words over theirs, or with theirs. */
    settle(mine: boolean) {
      const theirs = conflict.value
      if (!theirs) return
      based = theirs.words.version
      conflict.value = null
      if (!mine) {
        words.value = writtenOf(theirs)
        errors.value = {}
        saving.value = 'saved'
        void dropWords(filmId)
      } else void save()
    },
    /** Why the last saving did not come about at all; null where a field says it, or nothing is wrong. */
    problem: () => problem,
    /** What was typed here and never reached the server. */
    async recall() {
      const kept = await keptWords<Words | { words: Words; based?: number }>(filmId)
      if (!kept) return
      words.value = 'words' in kept ? kept.words : kept
      if ('words' in kept && based !== undefined && kept.based !== undefined) based = kept.based
      await save()
    },
    /** What was typed is thrown away here too. */
    forget: async () => {
      clearTimeout(timer)
      await queue
      await dropWords(filmId)
    },
    stop: () => clearTimeout(timer),
  }
}

export type Draft = ReturnType<typeof createDraft>

type Sent = { film: FilmDraft | null; failure: unknown; refused: Record<string, string> }

/** Saves all words but those that are refused; the sentences of these by field. */
const sendAll = async (filmId: string, words: FilmChange, based: number | undefined): Promise<Sent> => {
  const refused: Record<string, string> = {}
  let left: FilmChange | null = words
  while (left)
    try {
      const body = { ...left, ...(based !== undefined && { basedOn: based }) }
      const film = await call('PUT /films/:id/wording', { params: { id: filmId }, body })
      return { film, failure: null, refused }
    } catch (failure) {
      const field: string | undefined = failure instanceof Refused ? failure.field : undefined
      if (!field || field in refused) return { film: null, failure, refused }
      refused[field] = sentenceOf(failure)
      left = without(left, field)
    }
  return { film: null, failure: null, refused }
}

/** The words without the one at `title.reading`, or without the list that `credits.2.name` is in; null: none is left. */
const without = (words: FilmChange, field: string): FilmChange | null => {
  const [head, inner] = field.split('.') as [keyof FilmChange, string?]
  const { [head]: gone, ...rest } = words
  if (head === 'title' || head === 'synopsis') {
    const { [inner as never]: _, ...others } = { ...(gone as object) }
    return { ...rest, [head]: others }
  }
  return head in words && Object.keys(rest).length > 0 ? rest : null
}

/** A line that was added and is still empty is no mistake yet. */
const withoutEmptyCredits = (words: Words): Words => ({
  ...words,
  credits: words.credits.filter(({ name }) => name.trim() !== ''),
})
