import { locale } from '../messages/messages.ts'

/** A text in the language of the page, or in the other one when it is missing. */
export const said = (text: { ja: string; en: string }): string =>
  text[locale] || text[locale === 'ja' ? 'en' : 'ja']

/** What is added to a name: 題（作者） or title (maker). */
export const bracketed = (text: string): string => (locale === 'ja' ? `（${text}）` : ` (${text})`)
