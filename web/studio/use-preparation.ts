import type { FilmDraft } from '#contract/film.ts'
import { useLive } from '../live.ts'
import type { Loaded } from '../load.ts'

/**
 * Keeps a film's preparation as it is now while `goesOn`; when it has come to another stage, all of the film is
 * asked for anew.
 */
export const usePreparation = <T extends { draft: FilmDraft }>(
  id: string,
  film: Loaded<T>,
  goesOn: boolean,
): void =>
  useLive(
    'films/:id/preparation',
    goesOn ? { id } : null,
    (preparation) => {
      if (!film.data) return
      const { draft } = film.data
      const isSame =
        draft.preparation?.state === preparation?.state && draft.preparation?.stage === preparation?.stage
      if (isSame) film.set({ ...film.data, draft: { ...draft, preparation } })
      else film.again()
    },
    { ask: film.again, everyMs: 2500 },
  )
