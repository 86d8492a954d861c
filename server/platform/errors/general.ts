import type { ErrorRow } from './row.ts'

export const generalErrors = {
  invalid_input: {
    status: 400,
    ja: '送られた内容の形式が違います。ページを読み込み直して、もう一度お試しください。',
    en: 'What was sent has the wrong form. Reload the page and try again.',
  },
  address_unlikely: {
    status: 400,
    ja: 'このアドレスにはメールが届きません。name@example.jpのような形で入力してください。',
    en: 'Email can’t reach this address. Use a form like name@example.com.',
  },
  text_too_long: {
    status: 400,
    ja: '{limit}文字以内で入力してください。',
    en: 'Use up to {limit} characters.',
  },
  not_signed_in: {
    status: 401,
    ja: 'ログインしてください。',
    en: 'Sign in first.',
  },
  not_allowed: {
    status: 403,
    ja: 'この操作をする権限がありません。必要なときは、映画祭の主催者に相談してください。',
    en: 'You don’t have permission to do this. If you need it, ask the festival’s organisers.',
  },
  cross_origin: {
    status: 403,
    ja: 'ほかのサイトからの操作は受け付けません。',
    en: 'Requests from other sites are not accepted.',
  },
  not_found: {
    status: 404,
    ja: '見つかりませんでした。',
    en: 'We couldn’t find it.',
  },
  already_exists: {
    status: 409,
    ja: '同じものがすでにあります。ページを読み込み直して確認してください。',
    en: 'The same already exists. Reload the page to see it.',
  },
  too_slow: {
    status: 408,
    ja: '通信が途中で止まりました。接続のよい場所で、もう一度お試しください。',
    en: 'The connection stalled. Try again with a better connection.',
  },
  file_missing: {
    status: 400,
    ja: 'ファイルが届きませんでした。もう一度選んでください。',
    en: 'No file arrived. Choose it again.',
  },
  too_large: {
    status: 413,
    ja: 'データが大きすぎます。上限は{limit}です。小さくして、もう一度お試しください。',
    en: 'It’s too large. The limit is {limit}. Make it smaller and try again.',
  },
  upgrade_wanted: {
    status: 426,
    ja: 'このアドレスはWebSocketで開いてください。',
    en: 'Open this address as a WebSocket.',
  },
  too_many: {
    status: 429,
    ja: '少し待ってから、もう一度お試しください。',
    en: 'Wait a moment, then try again.',
  },
  failed: {
    status: 500,
    ja: 'こちらの不具合です。しばらくしてから、もう一度お試しください。',
    en: 'Something went wrong on our side. Try again later.',
  },
  no_space: {
    status: 507,
    ja: 'サーバーの空き容量がなく、保存できませんでした。運営が容量を増やすまでお待ちください。',
    en: 'The server is out of storage and couldn’t save this. Wait until the organisers have made space.',
  },
  database_away: {
    status: 503,
    ja: '一時的に利用できません。まもなく自動で再開します。',
    en: 'We’re away for a moment and will be back shortly.',
  },
  busy: {
    status: 503,
    ja: '混み合っています。数秒後に、もう一度お試しください。',
    en: 'We’re very busy. Try again in a few seconds.',
  },
} as const satisfies Record<string, ErrorRow>
