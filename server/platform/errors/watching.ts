import type { ErrorRow } from './row.ts'

export const watchingErrors = {
  viewing_too_fast: {
    status: 422,
    ja: '実際の時間より速い再生の記録は受け付けません。',
    en: 'More was reported as watched than time has passed.',
  },
  viewing_overlaps: {
    status: 409,
    ja: '同じ時間に、ほかの作品を観た記録があります。',
    en: 'This time was already spent on watching another film.',
  },
} as const satisfies Record<string, ErrorRow>
