import type { Edition } from '#contract/edition.ts'
import { locale } from '../messages/messages.ts'

/** The hashtag as the language writes it, mark included. */
export const tagInWords = ({ hashtags }: Pick<Edition, 'hashtags'>): string => {
  const latin = (tag: string) => /^[\p{Script=Latin}\d_]+$/u.test(tag)
  const tag = (locale === 'en' ? hashtags.find(latin) : hashtags.find((one) => !latin(one))) ?? hashtags[0]
  return tag ? (locale === 'ja' && !latin(tag) ? `＃${tag}` : `#${tag}`) : ''
}

/**
 * The year an edition is named after: the one at the end of its address, as its organiser wrote it; else that of its
 * ceremony or of its films, in its own zone. Films of November may be awarded in January.
 */
export const yearOf = ({
  slug,
  calendar,
  timeZone,
}: Pick<Edition, 'slug' | 'calendar' | 'timeZone'>): number | null => {
  const written = /(?:^|-)((?:19|20)\d\d)$/.exec(slug)?.[1]
  if (written) return Number(written)
  const at = (['ceremony', 'screening', 'submissions', 'announced'] as const)
    .map((kind) => calendar.find((phase) => phase.kind === kind)?.startsAt)
    .find(Boolean)
  return at
    ? Number(new Intl.DateTimeFormat('en-u-ca-gregory', { year: 'numeric', timeZone }).format(new Date(at)))
    : null
}

/** The deadline of submissions; null when films are not taken now. */
export const closesAt = ({
  clock,
  calendar,
}: {
  clock: { open: readonly string[] }
  calendar: Edition['calendar']
}): string | null =>
  clock.open.includes('submissions')
    ? (calendar.find(({ kind }) => kind === 'submissions')?.endsAt ?? null)
    : null
