export default {
  votingBefore: (p: { day: string }) => `投票は ${p.day} に始まります`,
  votingOpen: (p: { day: string }) => `投票受付中。締め切りは ${p.day}`,
  votingOver: (p: { day: string }) => `投票は ${p.day} に締め切りました`,
  votingNone: '日程に投票がありません',
  noRunning: '途中の票数は、運営にも見えません。締め切りのあとに集計してください。',
  sealed: (p: { day: string }) => `${p.day} に封をしました。以後、票は一枚も入りません。`,
  byOthers: '審査員と運営が決める賞',
  counting: '数えています',
  countAgain: '数えなおす',
  countText:
    '集計すると投票箱に封をします。日程を延ばしても、もう票は入りません。結果は公開するまで、運営のほかには見えません。',
  countSure: '封をして集計する',
  unpublished: '未公開',
  publishedAt: (p: { day: string }) => `${p.day} に公開`,
  publish: '結果を公開する',
  publishing: '公開しています',
  makersFirst: (p: { day: string }) =>
    `応募者へ知らせる約束の日時は${p.day}です。ここで公開したものは、その前でもすぐ誰にでも見えます。`,
  publishText:
    '公開のページに、順位、得点、計算のしかた、除いた票を出します。公開した結果を変えるには、動議の記録が要ります。',
  publicPage: '公開のページ',
  noAwards: 'この大会には賞がまだありません。',
  noneByAudience: '観客が決める賞がないので、投票を数える先がありません。',
  toAwards: '賞を設ける',
  decidedBy: { jury: '審査員が決定', organiser: '運営が決定', audience: '観客が決定' } as Record<
    string,
    string
  >,
  undecided: '未定',
  decide: '決定を記録する',
  change: '決定を変える',
  deciding: '記録しています',
  whichFilm: '受賞作品',
  chooseFilm: '選んでください',
  noteJa: '日本語',
  noteEn: 'English',
  motion: 'もとになる動議',
  motionHint: '決まったことを変えるには、動議の記録が要ります。',
  newMotion: '新しく記録する',
  motionText: '動議の内容',
  motionTextHint: 'だれが、何を、なぜ変えるのか。記録は消せません。',
  log: '記録する',
  motions: '動議の記録',
  noMotions: 'まだありません。',
  by: (p: { name: string; day: string }) => (p.name ? `${p.name}　${p.day}` : p.day),
  history: 'これまでの決定',
  publishAward: '受賞を公開する',
  howScored: '計算のしかた',
  voteKind: { marks: '一から五の評価', favourites: '好きな作品を選ぶ' } as Record<string, string>,
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
    `受け取った票 ${p.received}／数えた票 ${p.counted}／投じ直し ${p.superseded}／取り消し ${p.takenBack}／除外 ${p.excluded}`,
  exclusions: '除いた票',
  crowds: 'そろって動いたアカウント',
  crowdsText:
    '一時間以内に作られ、同じ作品を三秒以内の差で開いては投票しています。いっしょに観たクラスなら、ここまではそろいません。それでも判断できるのは運営だけです。名前は出しません。',
  noCrowds: '目立ってそろったアカウントはありません。',
  accounts: (p: { accounts: string }) => `${p.accounts}件のアカウント`,
  crowdCame: (p: { within: string; day: string }) => `${p.day} から${p.within}以内に作成`,
  alike: 'そろい方',
  alikeText: (p: { share: string }) => `同時にできたことの${p.share}を、同時にしています。`,
  crowdRare: (p: { times: string }) =>
    `合図に合わせて動いた人たちが偶然こうなるのは、${p.times}回に1回もありません。`,
  networks: '回線',
  votesFor: (p: { film: string; ballots: string }) => `${p.film}　${p.ballots}票`,
  setAside: 'この票を除く',
  setAsideText: '次の集計から、この票を数えません。書いた理由は結果のページに出て、だれでも読めます。',
  reasonGiven: '理由',
  reasonHint: '公開されます。個人の名前は書かないでください。',
  asideNow: (p: { accounts: string; reason: string }) =>
    `${p.accounts}件のアカウントの票を除くことにしました。理由は「${p.reason.replace(/。$/, '')}」です。`,
  takeBack: 'やはり数える',
  takeBackText: '次の集計から、この票をまた数えます。',
}
