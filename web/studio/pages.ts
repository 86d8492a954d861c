import type { Listed } from '../router.tsx'

export const pages: Listed[] = [
  {
    path: '/submit',
    ground: 'paper',
    page: () => import('./submit-page.tsx'),
    messages: ['studio', 'enter', 'guardian'],
    nav: 'submit',
  },
  {
    path: '/submit/:id',
    ground: 'paper',
    page: () => import('./upload-page.tsx'),
    messages: ['studio', 'enter', 'guardian', 'birth'],
    nav: false,
  },
  {
    path: '/submit/:id/words',
    ground: 'paper',
    page: () => import('./words-page.tsx'),
    nav: false,
  },
  {
    path: '/studio',
    ground: 'paper',
    page: () => import('./films-page.tsx'),
    messages: ['studio', 'maker', 'thread', 'enter'],
    nav: 'me',
  },
  {
    path: '/studio/:id',
    ground: 'paper',
    page: () => import('./my-film-page.tsx'),
    messages: ['studio', 'maker', 'guardian', 'birth', 'thread', 'enter'],
    nav: 'me',
  },
  {
    path: '/entries/:id',
    ground: 'paper',
    page: () => import('./entry-lead.tsx'),
    nav: 'me',
  },
  {
    path: '/invitations/:token',
    ground: 'paper',
    page: () => import('./invitation-page.tsx'),
    messages: ['studio', 'birth'],
  },
]
