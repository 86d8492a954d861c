import type { Listed } from '../router.tsx'

export const pages: Listed[] = [
  {
    path: '/submit',
    ground: 'paper',
    page: () => import('./submit-page.tsx'),
    messages: ['studio', 'enter'],
    nav: 'submit',
  },
  {
    path: '/submit/:id',
    ground: 'paper',
    page: () => import('./upload-page.tsx'),
    messages: ['studio', 'enter'],
    nav: false,
  },
  {
    path: '/submit/:id/words',
    ground: 'paper',
    page: () => import('./words-page.tsx'),
    messages: ['studio'],
    nav: false,
  },
  {
    path: '/studio',
    ground: 'paper',
    page: () => import('./films-page.tsx'),
    messages: ['studio', 'thread', 'enter'],
    nav: 'me',
  },
  {
    path: '/studio/:id',
    ground: 'paper',
    page: () => import('./film-state-page.tsx'),
    messages: ['studio'],
    nav: 'me',
  },
  {
    path: '/entries/:id',
    ground: 'paper',
    page: () => import('./timeline-page.tsx'),
    messages: ['studio', 'thread'],
    nav: 'me',
  },
  {
    path: '/invitations/:token',
    ground: 'paper',
    page: () => import('./invitation-page.tsx'),
    messages: ['studio'],
  },
]
