import type { Listed } from '../router.tsx'

export const pages: Listed[] = [
  {
    path: '/films/:id/about',
    ground: 'stage',
    page: () => import('./film-page.tsx'),
    messages: ['film', 'player'],
    nav: 'watch',
  },
]
