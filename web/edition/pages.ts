import type { Listed } from '../router.tsx'

export const pages: Listed[] = [
  { path: '/editions', ground: 'paper', page: () => import('./editions-page.tsx'), messages: ['edition'] },
  { path: '/e/:slug', ground: 'paper', page: () => import('./edition-page.tsx'), messages: ['edition'] },
  {
    path: '/editions/:slug',
    ground: 'paper',
    page: () => import('./edition-page.tsx'),
    messages: ['edition'],
  },
]
