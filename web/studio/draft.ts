import { signal } from '@preact/signals'
import type { FilmChange, FilmDraft } from '#contract/film.ts'
import { call, Refused } from '../call.ts'
import { sentenceOf } from '../refused.ts'
import { dropWords, keepWords, keptWords } from './keep.ts'

type Words = Required<Pick<FilmChange, 'language' | 'post' | 'categoryIds' | 'credits'>> & {
  title: FilmDraft['film']['title']
  synopsis: FilmDraft['film']['synopsis']
}

/** kept: on this device only; saving; saved: the server has it. */
export type Saving = 'saved' | 'kept' | 'saving'

export const wordsOf = ({ film, categoryIds }: FilmDraft): Words => ({
  title: film.title,
  synopsis: film.synopsis,
  language: film.language,
  post: film.post,
  categoryIds,
  credits: film.credits,
})

/**
 * The words of a film while they are written: each change is kept in this browser at once and on the server a
 * moment later. `errors` are the server's sentences, keyed by field.
 */
export const createDraft = (filmId: string, start: Words) => {
  const words = signal(start)
  const errors = signal<Record<string, string>>({})
  const saving = signal<Saving>('saved')
  let timer = 0
  let turn = 0
  let problem: unknown = null

  const save = async (): Promise<boolean> => {
    clearTimeout(timer)
    const mine = ++turn
    saving.value = 'saving'
    const { failure, refused } = await send(filmId, withoutEmptyCredits(words.value))
    const arrived = failure === null && Object.keys(refused).length === 0
    if (mine !== turn) return arrived
    problem = failure
    if (failure === null) errors.value = refused
    saving.value = arrived ? 'saved' : 'kept'
    if (arrived) await dropWords(filmId)
    return arrived
  }

  return {
    words,
    errors,
    saving,
    change(change: Partial<Words>) {
      words.value = { ...words.value, ...change }
      void keepWords(filmId, words.value)
      clearTimeout(timer)
      timer = setTimeout(() => void save(), 800) as never
    },
    save,
    /** Why the last saving did not come about at all; null where a field says it, or nothing is wrong. */
    problem: () => problem,
    /** What was typed here and never reached the server. */
    async recall() {
      const kept = await keptWords<Words>(filmId)
      if (!kept) return
      words.value = kept
      await save()
    },
    stop: () => clearTimeout(timer),
  }
}

export type Draft = ReturnType<typeof createDraft>

/** Saves all words but those that are refused; the sentences of these by field. */
const send = async (filmId: string, words: FilmChange) => {
  const refused: Record<string, string> = {}
  let left: FilmChange | null = words
  while (left)
    try {
      await call('PATCH /films/:id', { params: { id: filmId }, body: left })
      return { failure: null, refused }
    } catch (failure) {
      const field: string | undefined = failure instanceof Refused ? failure.field : undefined
      if (!field || field in refused) return { failure, refused }
      refused[field] = sentenceOf(failure)
      left = without(left, field)
    }
  return { failure: null, refused }
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
