import type { EditionReply, EditionSummary } from '#contract/edition.ts'
import { call, Refused } from '../call.ts'

/** The editions that take films now, the one that closes first in front. */
export const openEditions = async (): Promise<EditionSummary[]> => {
  const { editions } = await call('GET /editions', {})
  const endOf = (one: EditionSummary) => one.calendar.find(({ kind }) => kind === 'submissions')?.endsAt ?? ''
  return editions
    .filter(({ publishedAt, clock }) => publishedAt && clock.open.includes('submissions'))
    .sort((a, b) => endOf(a).localeCompare(endOf(b)))
}

/** Everything of each of them, hashtags too. */
export const allOpen = async (): Promise<EditionReply[]> => {
  const found = await Promise.all((await openEditions()).map(({ slug }) => editionNamed(slug)))
  return found.filter((one) => one !== null)
}

/** An edition by its slug, whether or not it takes films now; null when there is none. */
export const editionNamed = (slug: string): Promise<EditionReply | null> =>
  call('GET /editions/:id', { params: { id: slug } }).catch((error) => {
    if (error instanceof Refused && error.status === 404) return null
    throw error
  })

/** The open edition that a text enters by its hashtag. */
export const enteredBy = async (text: string): Promise<EditionReply | null> => {
  const { found } = await call('POST /hashtags', { body: { text } })
  const tag = found.find(({ open }) => open)
  return tag ? await editionNamed(tag.slug) : null
}
