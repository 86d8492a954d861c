import type { Listed } from './router.tsx'

/** Every page of the app, one line each; the first match is shown. A path may end in `/*`. */
export const pages: Listed[] = [
  { path: '/', ground: 'stage', page: () => import('./feed/feed-page.tsx'), messages: ['feed'] },
  {
    path: '/films/:id',
    ground: 'stage',
    page: () => import('./film/film-page.tsx'),
    messages: ['film', 'feed'],
  },
  {
    path: '/editions',
    ground: 'paper',
    page: () => import('./edition/editions-page.tsx'),
    messages: ['edition'],
  },
  {
    path: '/e/:slug',
    ground: 'paper',
    page: () => import('./edition/edition-page.tsx'),
    messages: ['edition'],
  },
  {
    path: '/editions/:slug',
    ground: 'paper',
    page: () => import('./edition/edition-page.tsx'),
    messages: ['edition'],
  },
  {
    path: '/e/:slug/result',
    ground: 'paper',
    page: () => import('./result/result-page.tsx'),
    messages: ['result'],
  },
  {
    path: '/console/*',
    ground: 'paper',
    page: () => import('./console/console-page.tsx'),
    messages: ['console', 'people', 'edition', 'result', 'feed'],
  },
  {
    path: '/sign-in',
    ground: 'paper',
    page: () => import('./account/sign-in-page.tsx'),
    messages: ['account'],
  },
  {
    path: '/sign-in/link/:token',
    ground: 'paper',
    page: () => import('./account/link-page.tsx'),
    messages: ['account'],
  },
  { path: '/me', ground: 'paper', page: () => import('./account/me-page.tsx'), messages: ['account'] },
  {
    path: '/guardian/:token',
    ground: 'paper',
    page: () => import('./account/guardian-page.tsx'),
    messages: ['account'],
  },
  {
    path: '/people/:handle',
    ground: 'paper',
    page: () => import('./account/person-page.tsx'),
    messages: ['account'],
  },
  { path: '/terms', ground: 'paper', page: () => import('./account/terms-page.tsx'), messages: ['account'] },
  {
    path: '/outbox',
    ground: 'paper',
    page: () => import('./account/outbox-page.tsx'),
    messages: ['account'],
  },
  { path: '/submit', ground: 'paper', page: () => import('./studio/submit-page.tsx'), messages: ['studio'] },
  {
    path: '/submit/:id',
    ground: 'paper',
    page: () => import('./studio/upload-page.tsx'),
    messages: ['studio'],
  },
  {
    path: '/submit/:id/words',
    ground: 'paper',
    page: () => import('./studio/words-page.tsx'),
    messages: ['studio'],
  },
  { path: '/studio', ground: 'paper', page: () => import('./studio/films-page.tsx'), messages: ['studio'] },
  {
    path: '/studio/:id',
    ground: 'paper',
    page: () => import('./studio/film-state-page.tsx'),
    messages: ['studio'],
  },
  {
    path: '/entries/:id',
    ground: 'paper',
    page: () => import('./studio/timeline-page.tsx'),
    messages: ['studio'],
  },
  {
    path: '/invitations/:token',
    ground: 'paper',
    page: () => import('./studio/invitation-page.tsx'),
    messages: ['studio'],
  },
]

export const lost: Listed = { path: '*', ground: 'paper', page: () => import('./ui/lost-page.tsx') }
