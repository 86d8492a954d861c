/** Where a section of the console is, and what lies in it: the overview is the edition's own address. */
export const addressOf = (edition: { slug: string }, section: string, ...rest: string[]): string =>
  ['/console', edition.slug, ...(section === 'overview' ? [] : [section]), ...rest].join('/')
