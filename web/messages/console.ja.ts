import type { RoleName } from '#contract/account.ts'

export default {
  choose: '大会を選ぶ',
  newEdition: '大会を新規作成',
  draft: '下書き',
  notYoursTitle: '管理画面を\n開けません',
  notYoursText: '主催者から役割をもらうと開けます。',
  signInTitle: '管理画面',
  signInText: '運営の方は、ログインしてください。',
  roles: {
    organiser: '主催者',
    moderator: 'モデレーター',
    juror: '審査員',
    producer: '授賞式担当',
    press: '広報担当',
  } as Record<RoleName, string>,
  roleNotes: {
    organiser: '大会のすべてを変更できます。',
    moderator: '作品を確認し、保留や公開停止にできます。',
    juror: '割り当てられた作品を審査します。',
    producer: '授賞式を進行します。',
    press: '取材対応と宣伝を担当します。',
  } as Record<RoleName, string>,

  yourRole: 'あなたの役割',
  nothingToDo: 'いま、この役割でできることはありません。',
  publicPage: '公開ページを見る',
  noEntries: '応募はまだありません',
  noEntriesText: (p: { tag: string }) => `${p.tag} を付けて投稿された作品が、ここに並びます。`,
  untitled: '（無題）',
  anonymous: '（名前未設定）',
  listJoin: '、',
  nameJa: '名前（日本語）',
  nameEn: '名前（英語）',
  slug: 'URL',
  slugHint: (p: { url: string }) => `公開ページ ${p.url}`,
  nameWrong: '1〜80文字で入力してください。',
  slugWrong: '半角の英小文字、数字、ハイフンで、2〜49文字にしてください。',
  // calendar
  // rules
  captions: '字幕',
  // voting
  // lists
  category: '部門',
  // new edition
  newTitle: '新しい大会',
  newText: 'まず、名前とURLを決めます。公開するまで、ほかの人には見えません。',
  create: '作成する',
  creating: '作成中',
}
