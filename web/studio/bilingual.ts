import { locale } from '../messages/messages.ts'

/** A text in the language of the page, or in the other one when it is missing. */
export const said = (text: { ja: string; en: string }): string =>
  text[locale] || text[locale === 'ja' ? 'en' : 'ja']
