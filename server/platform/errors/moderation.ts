import type { ErrorRow } from './row.ts'

export const moderationErrors = {
  ruling_reason_mismatch: {
    status: 400,
    ja: 'この判断には、別の理由を選んでください。',
    en: 'Please choose a reason that goes with this.',
  },
  ruling_repeated: { status: 409, ja: 'すでにその状態です。', en: 'This is already so.' },
  ruling_reason_needed: {
    status: 400,
    ja: '理由を書いてください。本人に伝わります。',
    en: 'Please give a reason. The maker reads it.',
  },
} as const satisfies Record<string, ErrorRow>
