import type { Listed } from '../router.tsx'

export const pages: Listed[] = [
  {
    path: '/console/*',
    ground: 'paper',
    page: () => import('./console-page.tsx'),
    messages: ['console'],
    nav: false,
  },
]
