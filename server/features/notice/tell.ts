import type { Language } from '#contract/route.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { actsEn, en } from './catalogue/en.ts'
import { actsJa, ja } from './catalogue/ja.ts'
import type { Act, Facts, Story, Telling, Words } from './catalogue/story.ts'

/** Something to do, as its reader sees it. `address`: a path of the web app. */
export type ActView = { kind: Act; label: string; address: string }

/** An event told: the words of its kind, and what is to be done unless it is past. */
export type Tale = Required<Words> & { act: ActView | null }

export const tell = (facts: Facts, isPast: boolean): Tale => {
  const kind = facts.kind as keyof typeof ja
  const words = ({ ja, en }[facts.language][kind] as Telling<Facts['kind']>)(facts)
  const act = isPast ? null : ((catalogue[kind] as Story<Facts['kind']>).act?.(facts) ?? null)
  return {
    head: words.head,
    what: words.what ?? '',
    why: words.why ?? '',
    now: isPast ? '' : (words.now ?? ''),
    act: act && actView(act, facts),
  }
}

const labels: Record<Language, Record<Act, string>> = { ja: actsJa, en: actsEn }

const actView = (act: Act, facts: Facts): ActView | null => {
  const { language } = facts
  const address = addressOf(act, facts)
  return address ? { kind: act, label: labels[language][act], address } : null
}

const addressOf = (
  act: Act,
  { filmId, entryId, edition, guardianPage }: Pick<Facts, 'filmId' | 'entryId' | 'edition' | 'guardianPage'>,
): string | null => {
  const slug = edition?.slug
  switch (act) {
    case 'entry':
      return filmId && (entryId ? `/studio/${filmId}#entry-${entryId}` : `/studio/${filmId}`)
    case 'film':
      return filmId && `/studio/${filmId}`
    case 'watch':
      return filmId && `/films/${filmId}`
    case 'replace':
      return filmId && `/submit?replace=${filmId}${slug ? `&edition=${slug}` : ''}`
    case 'promises':
      return filmId && `/studio/${filmId}#rights`
    case 'send':
      return filmId && `/submit/${filmId}`
    case 'birth date':
      return filmId && `/studio/${filmId}#birth-date`
    case 'terms':
      return '/me'
    case 'guardian':
      if (filmId) return `/studio/${filmId}#guardian`
      return slug ? `/me?edition=${slug}#guardian` : '/me#guardian'
    case 'consent':
      return guardianPage
    case 'result':
      return slug ? `/e/${slug}/result` : null
    case 'edition':
      return slug ? `/e/${slug}` : null
  }
}
