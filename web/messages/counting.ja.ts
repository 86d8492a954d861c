export default {
  votingBefore: (p: { day: string }) => `投票は ${p.day} に始まります`,
  votingOpen: (p: { day: string }) => `投票受付中（${p.day} まで）`,
  votingOver: (p: { day: string }) => `投票は ${p.day} に締め切りました`,
  votingNone: '日程に投票がありません',
  noRunning: '途中の票数は、運営にも見えません。締切のあとに集計できます。',
  sealed: (p: { day: string }) => `${p.day} に投票を確定しました。以後の票は受け付けていません。`,
  byOthers: '審査員と主催者が決める賞',
  counting: '集計中',
  countAgain: '再集計する',
  countText:
    '集計すると、投票が確定します。日程を延ばしても、票は増えません。結果は、公開するまで運営だけに見えます。',
  countSure: '確定して集計する',
  unpublished: '未公開',
  publishedAt: (p: { day: string }) => `${p.day} に公開`,
  publish: '結果を公開する',
  publishing: '公開しています',
  makersFirst: (p: { day: string }) =>
    `応募者への結果の通知は${p.day}までの予定です。ここで公開すると、その前でもすぐに誰でも見られます。`,
  publishText:
    '公開ページに、順位、得点、計算方法、除外した票を表示します。公開後に変更するには、理由の記録が必要です。',
  publicPage: '公開ページを見る',
  noAwards: 'この大会には賞がまだありません。',
  noneByAudience: '観客が決める賞がないため、集計する票がありません。',
  toAwards: '賞を追加する',
  decidedBy: { jury: '審査員が決定', organiser: '主催者が決定', audience: '観客が決定' } as Record<
    string,
    string
  >,
  undecided: '未定',
  decide: '決定を入力する',
  change: '決定を変更する',
  deciding: '保存中',
  whichFilm: '受賞作品',
  chooseFilm: '選んでください',
  noteJa: '日本語',
  noteEn: 'English',
  motion: '変更の記録',
  motionHint: '決定を変更するには、理由の記録が必要です。',
  newMotion: '新しい記録',
  motionText: '変更の内容と理由',
  motionTextHint: 'だれが決めたかも書いてください。記録は削除できません。',
  log: '記録を保存する',
  motions: '変更の記録',
  noMotions: '記録はありません。',
  by: (p: { name: string; day: string }) => (p.name ? `${p.name}　${p.day}` : p.day),
  history: 'これまでの決定',
  publishAward: '受賞を公開する',
  howScored: '計算方法',
  voteKind: { marks: '5段階の評価', favourites: '好きな作品を選ぶ' } as Record<string, string>,
  audience: '観客が決める賞',
  count: '集計する',
  note: '講評（任意）',
  counts: (p: {
    received: string
    counted: string
    superseded: string
    takenBack: string
    excluded: string
  }) =>
    `受付 ${p.received}／有効 ${p.counted}／変更前 ${p.superseded}／取り消し ${p.takenBack}／除外 ${p.excluded}`,
  exclusions: '除外した票',
  crowds: '同じ動きをしたアカウント',
  crowdsText:
    '1時間以内に作成され、同じ作品を3秒以内の差で開き、投票することを繰り返しています。クラスなどで一緒に観ても、ここまではそろいません。判断は運営に任されています。名前は表示しません。',
  noCrowds: '不自然な動きのアカウントはありません。',
  accounts: (p: { accounts: string }) => `${p.accounts}件のアカウント`,
  crowdCame: (p: { within: string; day: string }) => `${p.day} から${p.within}以内に作成`,
  alike: '一致度',
  alikeText: (p: { share: string }) => `同時にできた操作の${p.share}が、同時に行われています。`,
  crowdRare: (p: { times: string }) =>
    `一緒に観ている人たちでも、偶然にこうなるのは${p.times}回に1回未満です。`,
  networks: 'ネットワーク数',
  votesFor: (p: { film: string; ballots: string }) => `${p.film}　${p.ballots}票`,
  setAside: 'この票を除外する',
  setAsideText: '次の集計から、この票を除外します。理由は結果のページに表示され、だれでも読めます。',
  reasonGiven: '理由',
  reasonHint: '公開されます。個人名は書かないでください。',
  asideNow: (p: { accounts: string; reason: string }) =>
    `${p.accounts}件のアカウントの票を除外しています。理由は「${p.reason.replace(/。$/, '')}」です。`,
  takeBack: '除外を取り消す',
  takeBackText: '次の集計から、この票を数えます。',
}
