import type { FilmDraft, FilmView } from '#contract/film.ts'
import { messages } from '../messages/messages.ts'
import { titleOf } from '../words/film.ts'

/** One word for where a film is, the most pressing first. */
export const stateOf = ({ ruling, upload, preparation, film, postedAt }: FilmDraft): string => {
  if (ruling) return ruling.act === 'remove' ? 'removed' : 'held'
  if (upload && !upload.completedAt) return 'sending'
  if (preparation?.state === 'refused') return 'refused'
  if (preparation?.state === 'failed') return 'failed'
  if (film.publishedAt) return 'published'
  if (!postedAt) return 'draft'
  if (preparation && ['waiting', 'working', 'waiting_for_space'].includes(preparation.state))
    return 'preparing'
  return 'waiting'
}

/** How far a film's preparation has come: whose turn has not come says so, for nought per cent sounds stuck. */
export const howFar = ({ state, perCent }: NonNullable<FilmDraft['preparation']>): string => {
  const t = messages('studio')
  return state === 'waiting' ? t.queued : t.percent({ percent: Math.floor(perCent) })
}

export const titleOrNone = (film: Pick<FilmView, 'title'>): string =>
  titleOf(film) || messages('studio').untitled

/** The number of an entry: 0042. */
export const numberOf = (number: number | null): string =>
  number === null ? '–' : String(number).padStart(4, '0')
