import type { EditionReply } from '#contract/edition.ts'
import { locale } from '../messages/messages.ts'

/** The edition's hashtag as the language of the page writes it, mark included. */
export const tagFor = (edition: Pick<EditionReply, 'hashtags'>): string => {
  const latin = (tag: string) => /^[#＃]?[\p{Script=Latin}\d_]+$/u.test(tag)
  const tag =
    (locale === 'en' ? edition.hashtags.find(latin) : edition.hashtags.find((one) => !latin(one))) ??
    edition.hashtags[0]
  if (!tag) return ''
  const word = tag.replace(/^[#＃]/, '')
  return locale === 'ja' && !latin(word) ? `＃${word}` : `#${word}`
}

/** The text that a film begins with: whoever came to submit means to enter. */
export const postFor = (edition: EditionReply | null): string => (edition ? `${tagFor(edition)} ` : '')
