import type { UndeliveredLetter } from '#contract/notice.ts'

export default {
  about: '作品のことでお送りしたメールのうち、相手に届かなかったものです。',
  noServer:
    'この映画祭には、メールを送る設定（SMTP_URL）がありません。お知らせはどれも外へは出ず、送信箱に残ります。',
  none: '届かなかったお知らせはありません',
  noneText: '宛先がないとき、またはメールのサーバーに断られたときに、ここに出ます。',
  to: (p: { name: string }) => `${p.name}さんへ`,
  toGuardian: (p: { name: string }) => `${p.name}さんの保護者の方へ`,
  noFilm: '大会のお知らせ',
  join: '、',
  trouble: {
    no_address: '宛先がありません',
    refused: 'メールのサーバーに断られました',
  } as Record<UndeliveredLetter['trouble'], string>,
  troubleNote: {
    no_address: 'アカウントにメールアドレスがありません。本人のページには同じお知らせが出ています。',
    refused:
      'アドレスが使われていないか、受け取りを断られています。本人のページには同じお知らせが出ています。',
  } as Record<UndeliveredLetter['trouble'], string>,
  send: 'もう一度送る',
  sending: '送っています',
  sent: (p: { name: string }) => `${p.name}さんに、もう一度送りました`,
}
