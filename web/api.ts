/**
 * Every route map of the contract that the web app calls, as types only: one line an area.
 * `call('GET /films/:id', { params: { id } })` is checked against them.
 */
export type Api = typeof import('#contract/account.ts').account &
  typeof import('#contract/edition.ts').editionRoutes &
  typeof import('#contract/film.ts').filmRoutes &
  typeof import('#contract/viewing.ts').viewingRoutes &
  typeof import('#contract/entry.ts').entryRoutes &
  typeof import('#contract/moderation.ts').moderationRoutes &
  typeof import('#contract/thread.ts').threadRoutes &
  typeof import('#contract/ballot.ts').ballotRoutes &
  typeof import('#contract/tally.ts').tallyRoutes &
  typeof import('#contract/notice.ts').noticeRoutes &
  typeof import('#contract/desk.ts').deskRoutes
