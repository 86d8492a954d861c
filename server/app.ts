import { account } from '#features/account/account.feature.ts'
import { ballot } from '#features/ballot/ballot.feature.ts'
import { desk } from '#features/desk/desk.feature.ts'
import { edition } from '#features/edition/edition.feature.ts'
import { entry } from '#features/entry/entry.feature.ts'
import { film } from '#features/film/film.feature.ts'
import { moderation } from '#features/moderation/moderation.feature.ts'
import { notice } from '#features/notice/notice.feature.ts'
import { tally } from '#features/tally/tally.feature.ts'
import { thread } from '#features/thread/thread.feature.ts'
import { viewing } from '#features/viewing/viewing.feature.ts'
import { pages } from './pages/pages.feature.ts'

/** The whole festival: its features in their order. Each may use those before it. */
export const features = [
  account,
  edition,
  film,
  entry,
  viewing,
  moderation,
  thread,
  ballot,
  tally,
  notice,
  desk,
  pages,
]
