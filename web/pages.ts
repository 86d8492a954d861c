import type { Listed } from './router.tsx'

/** Every page of the app, one line each; the first match is shown. A path may end in `/*`. */
export const pages: Listed[] = [
  { path: '/', ground: 'stage', page: () => import('./feed/feed-page.tsx'), messages: ['feed'] },
  {
    path: '/films/:id',
    ground: 'stage',
    page: () => import('./film/film-page.tsx'),
    messages: ['film', 'feed'],
  },
]

export const lost: Listed = { path: '*', ground: 'paper', page: () => import('./ui/lost-page.tsx') }
