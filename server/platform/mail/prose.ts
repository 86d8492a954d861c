/**
 * The words of a letter. `links` are the addresses in it that the festival itself wrote; nothing else in a letter
 * is one, whatever people have called themselves or their films.
 */
export type Prose = { readonly text: string; readonly links: readonly string[] }

/**
 * Writes a letter's words: prose`${name} invites you to “${title}”.\n${link(address)}`. A text that is filled in is
 * somebody's own words: it stays on its line, and mail programs find no link in it.
 */
export const prose = (words: TemplateStringsArray, ...filled: (Prose | string | number)[]): Prose => {
  const parts = filled.map((part) =>
    typeof part === 'object' ? part : { text: asWords(`${part}`), links: [] },
  )
  return {
    text: words.map((word, at) => `${word}${parts[at]?.text ?? ''}`).join(''),
    links: parts.flatMap(({ links }) => links),
  }
}

/** An address of the festival's own, to press. */
export const link = (address: string): Prose => ({ text: address, links: [address] })

/** Parts one below the other with a line between; those that are not there are left out. */
export const paragraphs = (...parts: (Prose | null)[]): Prose => {
  const there = parts.filter((part) => part !== null)
  return {
    text: `${there.map(({ text }) => text).join('\n\n')}\n`,
    links: there.flatMap(({ links }) => links),
  }
}

/**
 * Mail programs make a link of what looks like an address, also in plain letters. A blank where an address would go
 * on keeps it from being one: `https: //example. jp`. It can be read and copied, which invisible characters in
 * that place could not. Figures (2.5) and initials (A.I.) stay whole.
 */
export const asWords = (text: string): string =>
  text
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' ')
    .replace(/:(?=\/\/)/g, ': ')
    .replace(/\bwww\.(?=\S)/gi, '$& ')
    .replace(/\b(mailto|tel|sms|data|javascript|intent):(?=\S)/gi, '$1: ')
    .replace(/(?<=\S)[.．｡](?=\p{L}{2})/gu, '$& ')
    .replace(/(?<=\d)\.(?=\d+\.\d+\.\d)/g, '. ')
