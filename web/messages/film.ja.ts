export default {
  byBefore: '',
  byAfter: '監督作品',
  captions: '字幕',
  captionsOf: { ja: '日本語（縦・横）', en: '英語' } as Record<string, string>,
  vote: '投票する',
  changeVote: '投票を変える',
  talk: '話す',
  share: '送る',
  play: '再生',
  others: 'ほかの作品',
  otherFinalists: 'ほかの最終候補',
  finalist: '最終候補',
  shortlisted: '一次通過',
  length: (p: { minutes: string; seconds: string }) =>
    `${p.minutes ? `${p.minutes}分` : ''}${p.seconds ? `${p.seconds}秒` : ''}`,
  goneTitle: 'この作品は\n公開されていません',
  goneText: '取り下げられたか、まだ公開前です。',
}
