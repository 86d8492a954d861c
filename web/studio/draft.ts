import { signal } from '@preact/signals'
import type { FilmChange, FilmDraft } from '#contract/film.ts'
import { call, Refused } from '../call.ts'
import { dropWords, keepWords, keptWords } from './keep.ts'

export type Words = Required<Pick<FilmChange, 'language' | 'post' | 'categoryIds' | 'credits'>> & {
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

  const save = async (): Promise<boolean> => {
    clearTimeout(timer)
    const mine = ++turn
    saving.value = 'saving'
    try {
      await call('PATCH /films/:id', { params: { id: filmId }, body: withoutEmptyCredits(words.value) })
      if (mine !== turn) return true
      errors.value = {}
      saving.value = 'saved'
      await dropWords(filmId)
      return true
    } catch (error) {
      if (mine !== turn) return false
      saving.value = 'kept'
      if (error instanceof Refused && error.field) errors.value = { [error.field]: error.message }
      return false
    }
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

/** A line that was added and is still empty is no mistake yet. */
const withoutEmptyCredits = (words: Words): Words => ({
  ...words,
  credits: words.credits.filter(({ name }) => name.trim() !== ''),
})
