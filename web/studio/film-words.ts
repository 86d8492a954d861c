import type { FilmDraft } from '#contract/film.ts'

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
