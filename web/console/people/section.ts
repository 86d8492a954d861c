import { call } from '../../call.ts'
import type { Section } from '../section.ts'

export const section: Section = {
  name: 'people',
  place: 4,
  label: { ja: 'メンバー', en: 'Members' },
  roles: ['organiser'],
  messages: ['people'],
  page: () => import('./people.tsx'),
  figure: async (id, signal) =>
    (await call('GET /editions/:id/people', { params: { id }, signal })).people.length,
}
