import type { Listed } from '../router.tsx'

export const pages: Listed[] = [
  { path: '/e/:slug/result', ground: 'paper', page: () => import('./result-page.tsx'), messages: ['result'] },
]
