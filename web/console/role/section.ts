import type { Section } from '../section.ts'

export const section: Section = {
  name: 'role',
  place: 9,
  label: { ja: 'あなたの役割', en: 'Your role' },
  roles: ['organiser', 'moderator', 'juror', 'producer', 'press'],
  messages: ['edition'],
  page: () => import('./role.tsx'),
}
