import type { ErrorRow } from './row.ts'

export const watchingErrors = {
  viewing_too_fast: {
    status: 422,
    ja: '実際の時間より速い再生の記録は受け付けません。',
    en: 'More was watched than time has passed.',
  },
  viewing_overlaps: {
    status: 409,
    ja: '同じ時間に、ほかの作品を観た記録があります。',
    en: 'Another film was watched at the same time.',
  },
} as const satisfies Record<string, ErrorRow>
