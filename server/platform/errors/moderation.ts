import type { ErrorRow } from './row.ts'

export const moderationErrors = {
  ruling_reason_mismatch: {
    status: 400,
    ja: 'この操作に合う理由を選んでください。',
    en: 'Choose a reason that fits this action.',
  },
  ruling_repeated: {
    status: 409,
    ja: 'すでにその状態です。',
    en: 'It’s already in this state.',
  },
  ruling_reason_needed: {
    status: 400,
    ja: 'メッセージを入力してください。応募者に伝わります。',
    en: 'Enter a message. The filmmaker reads it.',
  },
} as const satisfies Record<string, ErrorRow>
