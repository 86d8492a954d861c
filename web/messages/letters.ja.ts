import type { UndeliveredLetter } from '#contract/notice.ts'

export default {
  about: '作品について送ったメールのうち、届かなかったものです。',
  noServer:
    'メールサーバー（SMTP_URL）が設定されていません。お知らせのメールは送信されず、送信箱に残ります。',
  none: '届かなかったお知らせはありません',
  noneText: 'メールアドレスがないときや、メールサーバーに拒否されたときに、ここに表示されます。',
  to: (p: { name: string }) => `${p.name}さん`,
  toGuardian: (p: { name: string }) => `${p.name}さんの保護者`,
  noFilm: '大会のお知らせ',
  join: '、',
  trouble: {
    no_address: 'メールアドレスがありません',
    refused: 'メールサーバーに拒否されました',
  } as Record<UndeliveredLetter['trouble'], string>,
  troubleNote: {
    no_address: 'アカウントにメールアドレスが登録されていません。',
    refused: 'アドレスが使われていないか、受信を拒否しています。',
  } as Record<UndeliveredLetter['trouble'], string>,
  dismiss: '一覧から外す',
  dismissed: '一覧から外しました',
  undo: '元に戻す',
  send: 'もう一度送る',
  sending: '送信中',
  sent: (p: { name: string }) => `${p.name}さんに、もう一度送りました`,
  sentUnnamed: 'もう一度送りました',
}
