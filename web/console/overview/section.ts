import type { Section } from '../section.ts'

export const section: Section = {
  name: 'overview',
  place: 1,
  label: { ja: '概要', en: 'Overview' },
  roles: ['organiser', 'moderator'],
  messages: ['overview', 'edition'],
  page: () => import('./overview.tsx'),
}
