import type { Attention } from '#contract/desk.ts'
import { number } from '../words/plural.ts'

export default {
  entries: '応募',
  zone: (p: { zone: string }) => `${p.zone}の時間`,
  daysLeft: (p: { what: string; n: number }) =>
    p.n === 0 ? `${p.what}、今日まで` : `${p.what}、あと${p.n}日`,
  daysUntil: (p: { what: string; n: number }) =>
    p.n === 0 ? `今日から${p.what}` : `${p.what}まで、あと${p.n}日`,
  over: 'この大会は終了しました',
  notPlanned: '日程が未設定です',
  notPlannedText: '日程を決めると、募集や上映が自動で始まり、終わります。',
  planCalendar: '日程を設定する',
  changeCalendar: '日程を変更する',
  notPublished: 'この大会は未公開です。運営だけに見えています。',
  today: '今日',
  month: (p: { n: number }) => `${p.n}月`,
  decision: '結果の通知',
  received: '応募数',
  eligible: '適合',
  shortlisted: '一次通過',
  finalists: '最終候補',
  peopleAndTeams: (p: { people: number; teams: number }) => `${p.people}人、${p.teams}チーム`,
  ineligibleAndWithdrawn: (p: { ineligible: string; withdrawn: string }) =>
    `不適合 ${p.ineligible}、取り下げ ${p.withdrawn}`,
  from: (p: { day: string }) => `${p.day} から`,
  perDay: '1日ごとの応募数',
  lastDays: (p: { share: number }) => `締切前の2日間に ${p.share}%`,
  chartAlt: (p: { days: number; most: string }) => `${p.days}日間の1日ごとの応募数。最も多い日は${p.most}本`,
  fairness: '上映の公平さ',
  fairNote: {
    even: 'どの作品も、ほぼ同じ回数上映されています',
    settling: '新しい作品の上映回数が増えている途中です',
    none: '上映が始まると、作品ごとの上映回数を確認できます',
  },
  fairAlt: (p: { least: string; median: string; most: string }) =>
    `1作品の上映回数。最少${p.least}回、中央値${p.median}回、最多${p.most}回`,
  setAside: (p: { n: number }) => `${number('ja', p.n)}回の上映を数えませんでした`,
  setAsideNote:
    '同じネットワークから同じ作品の報告が続いた分と、配信の記録に合わない分です。上映の順番には影響しません。会場などで大勢が同じネットワークを使うときにも発生します。',
  times: (p: { n: number }) => `${number('ja', p.n)}回`,
  median: (p: { n: string }) => `中央値 ${p.n}回`,
  last: '最近の応募',
  allEntries: 'すべての応募を見る',
  todo: '要対応',
  todoNone: '対応が必要なものはありません',
  attentionNote: {
    unplayable: '応募者に理由を伝えています',
    unanswered: '応募者からメッセージが届いています',
    guardian: '同意が得られると公開されます',
    held: '確認して、公開に戻すか停止してください',
    no_space: 'サーバーの空き容量を増やしてください',
    letters: '相手を確認して、もう一度送れます',
  } as Record<Attention['kind'], string>,
  overdue: (p: { n: string }) => `うち${p.n}件は1週間以上`,
  countNow: '票を集計する',
  countNowNote: '投票が終わりました。集計して結果を公開できます',
  secret: '途中の票数は、主催者にも見えません',
  attention: {
    unplayable: '変換できなかった作品',
    unanswered: '返信待ちの作品',
    guardian: '保護者の同意待ち',
    held: '保留中の作品',
    no_space: '空き容量を待つ作品',
    letters: '届かなかったお知らせ',
  } as Record<Attention['kind'], string>,
}
