import { changeShown } from './shown.ts'

/** Keeps two letters in one line, and is not seen. */
const joiner = '\u2060'

/** A Japanese date as catalogues, the server and people write it: 11月29日, 2026年11月29日（日）18:00. */
export const writtenDate =
  /(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[（(][日月火水木金土][）)])?(?: ?\d{1,2}:\d{2})?/g

/** The same text, with nowhere to break within a date: Japanese takes month and day for two phrases. */
export const inOneLine = (text: string): string =>
  text.includes('月')
    ? text.replace(writtenDate, (date) =>
        date
          .replaceAll(' ', '\u00a0')
          .replace(/(?<=\D)(?=.)|(?<=.)(?=\D)/g, joiner)
          .replaceAll(colon, ':'),
      )
    : text
/** A clock time needs none within. */
const colon = `${joiner}:${joiner}`

/** From now on every date that the page shows stays in one line. */
export const keepDatesWhole = (): void => changeShown(inOneLine, joiner)
