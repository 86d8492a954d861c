import { locale } from '../messages/messages.ts'

type Titled = { title: { original: string; english: string; romanised: string } }

/** The title in the language of the page. */
export const titled = ({ title }: Titled): string =>
  (locale === 'en' && (title.english || title.romanised)) || title.original
