import { call } from '../../call.ts'
import type { Section } from '../section.ts'

export const section: Section = {
  name: 'entries',
  place: 2,
  label: { ja: '応募', en: 'Entries' },
  roles: ['organiser', 'moderator'],
  messages: ['entries', 'player', 'thread'],
  page: () => import('./entries.tsx'),
  figure: async (id, signal) => {
    const { counts } = await call('GET /editions/:id/entries', {
      params: { id },
      query: { limit: 1 },
      signal,
    })
    return counts.all
  },
}
