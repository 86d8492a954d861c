import type { Listed } from '../router.tsx'

export const pages: Listed[] = [
  {
    path: '/',
    ground: 'stage',
    page: () => import('./feed-page.tsx'),
    messages: ['feed', 'player'],
    nav: 'watch',
  },
]
