import type { Listed } from '../router.tsx'

export const pages: Listed[] = [
  {
    path: '/threads/:token',
    ground: 'paper',
    page: () => import('./link-page.tsx'),
    messages: ['thread'],
    nav: false,
  },
]
