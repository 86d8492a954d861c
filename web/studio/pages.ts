import type { Listed } from '../router.tsx'

export const pages: Listed[] = [
  { path: '/submit', ground: 'paper', page: () => import('./submit-page.tsx'), messages: ['studio'] },
  { path: '/submit/:id', ground: 'paper', page: () => import('./upload-page.tsx'), messages: ['studio'] },
  {
    path: '/submit/:id/words',
    ground: 'paper',
    page: () => import('./words-page.tsx'),
    messages: ['studio'],
  },
  { path: '/studio', ground: 'paper', page: () => import('./films-page.tsx'), messages: ['studio'] },
  { path: '/studio/:id', ground: 'paper', page: () => import('./film-state-page.tsx'), messages: ['studio'] },
  { path: '/entries/:id', ground: 'paper', page: () => import('./timeline-page.tsx'), messages: ['studio'] },
  {
    path: '/invitations/:token',
    ground: 'paper',
    page: () => import('./invitation-page.tsx'),
    messages: ['studio'],
  },
]
