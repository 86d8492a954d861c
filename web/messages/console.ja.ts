import type { RoleName } from '#contract/account.ts'

export default {
  choose: '大会を選ぶ',
  newEdition: '新しい大会をつくる',
  draft: '下書き',
  notYoursTitle: 'ここは運営の\n机です',
  notYoursText: '主催者から役割を受け取ると、入れるようになります。',
  signInTitle: '運営の机',
  signInText: '主催者や運営の人は、サインインしてください。',
  roles: {
    organiser: '主催',
    moderator: '運営',
    juror: '審査員',
    producer: '進行',
    press: '広報',
  } as Record<RoleName, string>,
  roleNotes: {
    organiser: '大会のすべてを決めます',
    moderator: '作品を確かめ、止めたり戻したりします',
    juror: '割り当てられた作品を審査します',
    producer: '授賞式を進めます',
    press: '取材と宣伝を受け持ちます',
  } as Record<RoleName, string>,

  yourRole: 'あなたの役割',
  nothingToDo: 'この役割で、いまこの机ですることはありません。',
  publicPage: '公開ページ',
  noEntries: 'まだ作品は届いていません',
  noEntriesText: (p: { tag: string }) => `${p.tag} を付けた投稿が、ここに並びます。`,
  untitled: '（題名はまだ）',
  anonymous: '（名前はまだ）',
  listJoin: '、',
  nameJa: '名前（日本語）',
  nameEn: '名前（英語）',
  slug: 'アドレス',
  slugHint: (p: { url: string }) => `公開ページは ${p.url}`,
  nameWrong: '一文字から八十文字までで書いてください。',
  slugWrong: '英小文字と数字とハイフンで、2文字から49文字までです。',
  // calendar
  // rules
  captions: '字幕',
  // voting
  // lists
  category: '部門',
  // new edition
  newTitle: '新しい大会',
  newText: 'まずは名前とアドレスだけ。公開するまで、運営のほかには見えません。',
  create: 'つくる',
  creating: 'つくっています',
}
