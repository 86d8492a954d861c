import type { ErrorRow } from './row.ts'

export const generalErrors = {
  invalid_input: {
    status: 400,
    ja: '入力の形が正しくありません。',
    en: 'The input is not in the expected form.',
  },
  address_unlikely: {
    status: 400,
    ja: 'このアドレスには届きません。name@example.jpのような形でお書きください。',
    en: 'No mail reaches this address. Please write it like name@example.com.',
  },
  text_too_long: {
    status: 400,
    ja: '{limit}文字以内で書いてください。',
    en: 'Please keep this to {limit} characters.',
  },
  not_signed_in: { status: 401, ja: 'サインインしてください。', en: 'Please sign in.' },
  not_allowed: { status: 403, ja: 'この操作はできません。', en: 'You may not do this.' },
  cross_origin: {
    status: 403,
    ja: 'ほかのサイトからの操作は受け付けません。',
    en: 'Requests from other sites are not accepted.',
  },
  not_found: { status: 404, ja: '見つかりませんでした。', en: 'It could not be found.' },
  already_exists: { status: 409, ja: 'すでにあります。', en: 'It already exists.' },
  too_slow: {
    status: 408,
    ja: '送信が途中で止まりました。電波のよいところで、もう一度お試しください。',
    en: 'The sending came to a halt. Please try again where the connection is better.',
  },
  too_large: { status: 413, ja: '大きすぎます。', en: 'It is too large.' },
  upgrade_wanted: {
    status: 426,
    ja: 'ここはWebSocketで開いてください。',
    en: 'Please open this address as a WebSocket.',
  },
  too_many: {
    status: 429,
    ja: '少し時間をおいてから、もう一度お試しください。',
    en: 'Please wait a moment and try again.',
  },
  failed: {
    status: 500,
    ja: 'こちらの不具合で処理できませんでした。時間をおいてお試しください。',
    en: 'Something went wrong on our side. Please try again later.',
  },
  no_space: {
    status: 507,
    ja: 'サーバーの空きがないため、保存できませんでした。運営が空きを作るまでお待ちください。',
    en: 'The server is out of space and could not keep this. Please wait until the organisers have made room.',
  },
  database_away: {
    status: 503,
    ja: 'ただいま準備中です。まもなく自動的に再開します。',
    en: 'We are briefly away and will be back by ourselves.',
  },
  busy: {
    status: 503,
    ja: '混み合っています。数秒後にもう一度お試しください。',
    en: 'We are very busy. Please try again in a few seconds.',
  },
} as const satisfies Record<string, ErrorRow>
