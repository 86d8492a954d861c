import { useState } from 'preact/hooks'
import type { EntryView } from '#contract/entry.ts'
import type { FilmDraft } from '#contract/film.ts'
import { isToldOf, OnShow } from './on-show.tsx'

/** For a list of one's films: the newest one that is public and of which this device has not said so yet. */
export const NewlyOnShow = ({ films, entries }: { films: FilmDraft[]; entries: EntryView[] }) => {
  const [film] = useState(
    () =>
      films.find(({ film: { id, publishedAt }, ruling }) => publishedAt !== null && !ruling && !isToldOf(id))
        ?.film,
  )
  if (!film) return null
  const entry = entries.find((one) => one.film.id === film.id && !one.withdrawal)
  return <OnShow film={film} edition={entry?.edition ?? null} />
}
