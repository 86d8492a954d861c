import type { Listed } from '../router.tsx'

export const pages: Listed[] = [
  {
    path: '/e/:slug/evening',
    ground: 'paper',
    page: () => import('./evening-page.tsx'),
    messages: ['evening'],
    nav: 'watch',
  },
]
