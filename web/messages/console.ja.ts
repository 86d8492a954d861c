import type { TemplateKind } from '#contract/plain/plan.ts'
import type { RoleName } from '#contract/role.ts'

export default {
  choose: (p: { name: string }) => `${p.name}（大会を切り替える）`,
  newEdition: '大会を新規作成',
  draft: '下書き',
  archived: '保管中',
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
    organiser:
      '大会の日程や応募要項を決め、応募を確認し、結果を公開します。メンバーの招待や、役割の変更もできます。',
    moderator: '作品を確認し、問題があれば保留や公開停止にします。応募者とのやりとりもします。',
    juror: '審査の期間に、割り当てられた作品を観て評価します。途中の票数は見えません。',
    producer: '授賞式を準備し、当日の進行をします。応募や結果は変更できません。',
    press: '大会の宣伝と、取材への対応をします。応募や結果は変更できません。',
  } as Record<RoleName, string>,

  canDo: 'いまできること',
  comingUp: 'これからの予定',
  noDates: '日程はまだ決まっていません。',
  noMoreDates: 'この役割に関わる予定は、もうありません。',
  judgingNote: '審査の進め方は、主催者から案内があります。',
  notPublicYet: 'この大会は、まだ公開されていません。',
  ownName: '自分の名前とプロフィールを編集する',
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
  slugWrong: '半角の英小文字、数字、ハイフンで、2〜49文字にしてください。',
  // calendar
  // rules
  captions: '字幕',
  // voting
  // lists
  category: '部門',
  // new edition
  newTitle: '新しい大会',
  newText: 'あとからすべて変更できます。公開するまで、ほかの人には見えません。',
  startFrom: 'ひな形',
  templates: {
    sixWeeks: '6週間の映画祭',
    campusWeekend: '週末の学内映画祭',
    openCall: '公募コンペティション',
  } as Record<TemplateKind, string>,
  templateHints: {
    sixWeeks: '募集4週間、上映3週間です。観客賞と審査員の賞があります。',
    campusWeekend: '金曜の夕方から日曜までです。観客が選びます。',
    openCall: '募集8週間、審査員が中心です。字幕は必須です。',
  } as Record<TemplateKind, string>,
  formerEdition: (p: { name: string }) => `${p.name}をもとにする`,
  formerHint: '要項、部門、賞、文章、デザインを引き継ぎます。',
  fromNothing: '白紙から',
  fromNothingHint: '日程も賞も自分で決めます。',
  ceremonyDay: '授賞式の日',
  ceremonyHint: 'この日から逆算して、日程を提案します。時刻や期間は次の画面で変えられます。',
  tagJa: 'ハッシュタグ',
  tagEn: '英語のハッシュタグ',
  slugClaimed: {
    taken: 'このURLはほかの大会が使っています。',
    kept: 'このURLは、以前の大会の公開に使われたため、使えません。',
    reserved: 'このURLは使えません。',
  },
  tagClash: (p: { hashtag: string; edition: string; until: string }) =>
    `「${p.hashtag}」は、${p.edition}が${p.until}まで募集に使っています。同じ時期には使えません。`,
  tagShared: (p: { hashtag: string; edition: string; until: string }) =>
    `「${p.hashtag}」は、${p.edition}でも使われました。時期が違うので使えます。`,
  create: '作成する',
  creating: '作成中',
}
