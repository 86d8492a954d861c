import type { Section } from '../section.ts'

export const section: Section = {
  name: 'settings',
  place: 5,
  label: { ja: '大会の設定', en: 'Settings' },
  roles: ['organiser'],
  messages: ['settings', 'edition'],
  page: () => import('./settings.tsx'),
}
