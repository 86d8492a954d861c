import { call } from '../../call.ts'
import type { Section } from '../section.ts'

export const section: Section = {
  name: 'letters',
  place: 6,
  label: { ja: '届かなかったお知らせ', en: 'Undelivered email' },
  roles: ['organiser', 'moderator'],
  messages: ['letters'],
  page: () => import('./letters.tsx'),
  figure: async (id, signal) =>
    (await call('GET /editions/:id/letters', { params: { id }, signal })).letters.length,
}
