/**
 * One line of text as it may be shown anywhere: composed (NFC), without control characters, line breaks and
 * the invisible marks that turn the direction of whatever follows. HTML stays as typed; screens print text.
 */
export const plainLine = (text: string): string =>
  clean(text)
    .replace(/\s+/gu, (run) => (run.includes('\u3000') ? '\u3000' : ' '))
    .trim()

/** The same for a longer text, which keeps its line breaks. */
export const plainText = (text: string): string =>
  clean(text.replace(/\r\n?|[\u2028\u2029]/g, '\n'))
    .replace(/[^\S\n\u3000]+\n/g, '\n')
    .trim()

export const plainLines = <T extends Record<string, string>>(texts: T): T =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, plainLine(text)])) as T

const clean = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffd\p{NChar}]/gu, '')
