export default {
  film: '作品',
  ballots: '票',
  mean: '平均',
  score: '得点',
  favourites: '選んだ人数',
  viewings: '観た人数',
  share: '割合',
  outOf: (p: { ballots: string }) => `5点満点、${p.ballots}票`,
  ofViewings: (p: { ballots: string; viewings: string }) =>
    `${p.viewings}人が観て、${p.ballots}人が選びました`,
  marksFormula: (p: { mean: string; weight: string }) =>
    `v は作品の票数、R はその平均。C は全票の平均（${p.mean}）、m は1作品あたりの票数を控えめに見積もった値（${p.weight}）。票が少ない作品ほど、得点は C に近づきます。得点は小数第2位まで比べます。`,
  favouritesFormula:
    'k は選んだ人数、n は観た人数、z = 1.96。選ばれた割合を控えめに見積もった値（Wilson）が得点です。観た人が少ない作品ほど、控えめになります。',
  ties: (p: { places: string }) => `${p.places}位は同点です。`,
  excluded: (p: { ballots: string; reasons: string }) => `${p.ballots}票を除外しました（${p.reasons}）。`,
  noneExcluded: '除外した票はありません。',
  changed: (p: { superseded: string; takenBack: string }) =>
    `変更前の票は${p.superseded}票、取り消しは${p.takenBack}票です。`,
  reasons: {
    after_close: '締切後',
    not_watched: '視聴不足',
    own_film: '自分の作品',
    set_aside: '運営の判断',
    over_limit: '選択数の超過',
    withdrawn: '取り下げ',
    disqualified: '失格',
    removed: '公開停止',
    ineligible: '応募要項外',
    not_entered: '応募外',
  } as Record<string, string>,
  objected: (p: { reason: string; accounts: string; ballots: string }) =>
    `運営が${p.accounts}件のアカウントの${p.ballots}票を除外しました。理由は「${p.reason.replace(/。$/, '')}」です。`,
  reason: (p: { name: string; ballots: string }) => `${p.name} ${p.ballots}`,
  counted: (p: { day: string }) => `${p.day} 集計`,
  allFilms: (p: { count: string }) => `${p.count}作品すべてを見る`,
  fewer: '上位だけを見る',
  listJoin: '、',
  without: '票のない作品',
  share_: '共有する',
  copied: 'リンクをコピーしました',
  otherAwards: 'ほかの賞',
  place: (p: { place: number }) => `${p.place}位`,
  notAwarded: '該当作なし',
  noneTitle: '結果発表は\nまだです',
  noneText: '投票の締切と集計のあと、ここで発表します。',
  toEdition: 'この映画祭について',
  gone: '非公開の作品',
  // 運営
  deskTitle: '投票と結果',
  digest: 'チェックサム',
  why: {
    marks:
      '順位は、票の少ない作品を控えめに見て決めています。少数の高い評価より、大勢の高い評価が上になります。',
    favourites:
      '順位は、観た人の少ない作品を控えめに見て決めています。少数に選ばれた作品より、大勢に選ばれた作品が上になります。',
  },
  alone: '対象は1作品でした。',
  howCounted: '計算方法と検証',
  firstPublic: (p: { day: string }) => `${p.day}に公開しました。`,
  changedSince: (p: { day: string; reason: string }) =>
    `${p.day}に結果を変更しました。理由は「${p.reason.replace(/。$/, '')}」です。`,
}
