import type { Listed } from '../router.tsx'

/** The feed, and a film in the feed's place: the feed goes on after it. */
export const pages: Listed[] = ['/', '/films/:id'].map((path) => ({
  path,
  ground: 'stage',
  page: () => import('./feed-page.tsx'),
  messages: ['feed', 'player'],
  nav: 'watch',
  stays: 'feed',
}))
