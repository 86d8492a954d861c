import type { Attention } from '#contract/desk.ts'
import { number } from '../words/plural.ts'

export default {
  entries: '応募作品',
  zone: (p: { zone: string }) => `${p.zone}の時間`,
  daysLeft: (p: { what: string; n: number }) =>
    p.n === 0 ? `${p.what}、きょうまで` : `${p.what}、あと${p.n}日`,
  daysUntil: (p: { what: string; n: number }) =>
    p.n === 0 ? `きょうから${p.what}` : `${p.what}まで、あと${p.n}日`,
  over: '大会は終わりました',
  notPlanned: '暦がまだありません',
  notPlannedText: '期間を決めると、募集も上映も時計にしたがって始まり、終わります。',
  planCalendar: '暦を決める',
  changeCalendar: '暦を変える',
  notPublished: 'この大会はまだ公開していません。見えているのは運営だけです。',
  today: 'きょう',
  month: (p: { n: number }) => `${p.n}月`,
  decision: '応募者へ通知',
  received: '受理',
  eligible: '要件を満たす',
  shortlisted: '一次通過',
  finalists: '最終候補',
  peopleAndTeams: (p: { people: number; teams: number }) => `${p.people}人、${p.teams}チーム`,
  ineligibleAndWithdrawn: (p: { ineligible: string; withdrawn: string }) =>
    `不適格 ${p.ineligible}、取下げ ${p.withdrawn}`,
  from: (p: { day: string }) => `${p.day} から`,
  perDay: '一日の応募数',
  lastDays: (p: { share: number }) => `締切前の二日に ${p.share}%`,
  chartAlt: (p: { days: number; most: string }) =>
    `${p.days}日間の一日ごとの応募数。いちばん多い日は${p.most}本`,
  fairness: '上映の公平さ',
  fairNote: {
    even: 'どの作品も、ほぼ同じ回数映っています',
    settling: '届いたばかりの作品が、追いつくところです',
    none: '上映が始まると、作品ごとの回数が見えます',
  },
  fairAlt: (p: { least: string; median: string; most: string }) =>
    `一作品が映った回数。少ないもの${p.least}回、中央${p.median}回、多いもの${p.most}回`,
  setAside: (p: { n: number }) => `数えなかった上映が${number('ja', p.n)}回あります`,
  setAsideNote:
    'ひとつの回線から同じ作品ばかり届いた分と、配信の記録に合わない分です。作品の順番には響きません。会場のように大勢がひとつの回線を使うときにも出ます。',
  times: (p: { n: number }) => `${number('ja', p.n)}回`,
  median: (p: { n: string }) => `中央 ${p.n} 回`,
  last: 'さいごに届いた作品',
  allEntries: 'すべて見る',
  todo: '手を入れるところ',
  todoNone: 'いま待っているものはありません',
  attentionNote: {
    unplayable: '本人には理由を伝えてあります',
    guardian: '同意があれば公開されます',
    held: '確かめて、戻すか外すかを決めます',
    no_space: 'サーバーの空きを増やしてください',
  } as Record<Attention['kind'], string>,
  overdue: (p: { n: string }) => `うち${p.n}件は一週間以上`,
  countNow: '投票が終わりました',
  countNowNote: '数えて、結果を公開できます',
  secret: '途中の票数は、主催者にも見えません',
  attention: {
    unplayable: '変換できなかった作品',
    guardian: '保護者の同意待ち',
    held: '止めている作品',
    no_space: '保存する場所を待つ作品',
  } as Record<Attention['kind'], string>,
}
