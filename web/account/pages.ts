import type { Listed } from '../router.tsx'

export const pages: Listed[] = [
  {
    path: '/sign-in',
    ground: 'paper',
    page: () => import('./sign-in-page.tsx'),
    messages: ['account', 'birth'],
    nav: false,
  },
  {
    path: '/sign-in/link/:token',
    ground: 'paper',
    page: () => import('./link-page.tsx'),
    messages: ['account'],
    nav: false,
  },
  {
    path: '/join/:token',
    ground: 'paper',
    page: () => import('./join-page.tsx'),
    messages: ['account', 'console'],
    nav: false,
  },
  {
    path: '/me',
    ground: 'paper',
    page: () => import('./me-page.tsx'),
    messages: ['account', 'birth'],
    nav: 'me',
  },
  {
    path: '/guardian/:token',
    ground: 'paper',
    page: () => import('./guardian-page.tsx'),
    messages: ['account', 'guardian', 'studio', 'player'],
    nav: false,
  },
  {
    path: '/people/:handle',
    ground: 'paper',
    page: () => import('./person-page.tsx'),
    messages: ['account'],
  },
  {
    path: '/letters/:token',
    ground: 'paper',
    page: () => import('./refusal-page.tsx'),
    messages: ['account'],
    nav: false,
  },
  { path: '/terms', ground: 'paper', page: () => import('./terms-page.tsx'), messages: ['account'] },
  { path: '/outbox', ground: 'paper', page: () => import('./outbox-page.tsx'), messages: ['account'] },
]
