import type { Section } from '../section.ts'

export const section: Section = {
  name: 'log',
  place: 8,
  label: { ja: '操作の記録', en: 'Activity log' },
  roles: ['organiser'],
  messages: ['log', 'entries', 'edition'],
  page: () => import('./log.tsx'),
}
