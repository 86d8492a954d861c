import type { Section } from '../section.ts'

export const section: Section = {
  name: 'result',
  place: 3,
  label: { ja: '投票と結果', en: 'Votes and results' },
  roles: ['organiser'],
  messages: ['counting', 'result'],
  page: () => import('./result.tsx'),
}
