/** One line an area. The Japanese catalogue is the shape, the English one must fit it. */
export type Catalogues = {
  common: typeof import('./common.ja.ts').default
  account: typeof import('./account.ja.ts').default
  player: typeof import('./player.ja.ts').default
  feed: typeof import('./feed.ja.ts').default
  film: typeof import('./film.ja.ts').default
  edition: typeof import('./edition.ja.ts').default
  console: typeof import('./console.ja.ts').default
  overview: typeof import('./overview.ja.ts').default
  entries: typeof import('./entries.ja.ts').default
  settings: typeof import('./settings.ja.ts').default
  letters: typeof import('./letters.ja.ts').default
  log: typeof import('./log.ja.ts').default
  people: typeof import('./people.ja.ts').default
  studio: typeof import('./studio.ja.ts').default
  enter: typeof import('./enter.ja.ts').default
  birth: typeof import('./birth.ja.ts').default
  guardian: typeof import('./guardian.ja.ts').default
  maker: typeof import('./maker.ja.ts').default
  thread: typeof import('./thread.ja.ts').default
  evening: typeof import('./evening.ja.ts').default
  ballot: typeof import('./ballot.ja.ts').default
  result: typeof import('./result.ja.ts').default
  counting: typeof import('./counting.ja.ts').default
}
