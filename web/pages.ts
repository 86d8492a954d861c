import { pages as account } from './account/pages.ts'
import { pages as ballot } from './ballot/pages.ts'
import { pages as console } from './console/pages.ts'
import { pages as edition } from './edition/pages.ts'
import { pages as feed } from './feed/pages.ts'
import { pages as film } from './film/pages.ts'
import { pages as result } from './result/pages.ts'
import type { Listed } from './router.tsx'
import { pages as studio } from './studio/pages.ts'
import { pages as thread } from './thread/pages.ts'

/** Every page of the app; each area lists its own. The first match is shown. */
export const pages: Listed[] = [
  ...feed,
  ...film,
  ...ballot,
  ...edition,
  ...result,
  ...console,
  ...account,
  ...studio,
  ...thread,
]

export const lost: Listed = { path: '*', ground: 'paper', page: () => import('./ui/lost-page.tsx') }
