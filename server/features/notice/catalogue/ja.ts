import type { Told } from './catalogue.ts'
import type { Act, Facts, Moved, Outcome, Telling, Waiting } from './story.ts'

/** 『 』 and dates are written into the sentences; a film's title stands above them. */
export const ja: { [Kind in Told]: Telling<Kind> } = {
  'entry.received': (f) => ({
    head: '応募しました',
    what: `「${f.editionName}」に、受付番号${f.number ?? ''}で届いています。`,
    now: waitingFor(f),
  }),
  'entry.eligible': (f) => ({
    head: '要項を満たしています',
    what: f.met.length > 0 ? `確かめたこと：${f.met.map((rule) => rules[rule] ?? '').join('、')}` : '',
    now: waitingFor(f),
  }),
  'entry.ineligible': (f) => ({
    head: '要項に合わないところがあります',
    why: f.broken.join('\n'),
    now: f.until
      ? `${f.until}まで、直したファイルに差し替えられます。応募は取り消されていません。`
      : '差し替えの締切は過ぎています。作品はあなたのページに残ります。',
  }),
  'entry.withdrawn': (f) => ({
    head: '応募を取り下げました',
    what: `「${f.editionName}」の上映と審査から外れました。${f.isPublic ? '作品は、作った人のページに残っています。' : ''}`,
    why: f.told.reason ? `理由：${f.told.reason}` : '',
    now: f.until ? `${f.until}までは、もう一度応募できます。` : '',
  }),
  'entry.returned': (f) => ({
    head: 'もう一度応募しました',
    what: `「${f.editionName}」の応募に戻りました。`,
    now: waitingFor(f),
  }),
  'entry.disqualified': (f) => ({
    head: '応募資格を失いました',
    what: `「${f.editionName}」の上映、投票、審査から外れました。${f.isPublic ? '作品は、作った人のページに残っています。' : ''}`,
    why: `運営からの理由：${f.told.reason}`,
  }),
  'entry.reinstated': (f) => ({
    head: '応募に戻りました',
    what: `失格が取り消され、「${f.editionName}」の応募に戻りました。`,
    now: waitingFor(f),
  }),
  'film.received': (f) =>
    f.told.replaced
      ? {
          head: '差し替えました',
          what: `新しいファイル（${f.size}）が、すべて届いています。${f.isPublic ? '準備が済むまで、前の作品がそのまま映ります。' : ''}`,
        }
      : { head: '受け取りました', what: `${f.size}、すべて届いています。` },
  'film.prepared': (f) => ({ head: '画と音を整えました', what: raised(f.raisedLu) }),
  'film.watchable': () => ({
    head: '新しい作品に替わりました',
    what: '差し替えたファイルの準備が済み、いまはこちらが映っています。',
  }),
  'film.refused': (f) => ({ head: 'ファイルを上映できません', why: f.refusal, now: otherFile(f) }),
  'film.failed': (f) => ({
    head: '準備が止まりました',
    why: f.refusal,
    now: '作品の様子のページから、同じファイルでもう一度お試しいただけます。応募は取り消されていません。',
  }),
  'film.published': (f) => ({
    head: '公開しました',
    what: f.child
      ? 'だれでも観られるようになりました。'
      : 'だれでも観られます。見せたい人に、作品のページを知らせてください。',
  }),
  'film.unpublished': (f) => ({ head: '公開をやめました', ...unpublished(f) }),
  'film.held': (f) => ({
    head: '運営が確認しています',
    what: '確認が済むまで、作品はどこにも映りません。応募は取り消されていません。',
    why: ruled(f),
    now: f.until
      ? `気になるところを直したときは、${f.until}まで差し替えられます。確認の結果は、あらためてお知らせします。`
      : '確認の結果は、あらためてお知らせします。',
  }),
  'film.removed': (f) => ({
    head: '運営の判断で公開を終えました',
    what: '作品はどこにも映らず、上映、投票、審査からも外れます。',
    why: ruled(f),
  }),
  'film.released': (f) => ({
    head: '運営の確認が済みました',
    what: f.isPublic ? 'もとのとおりに映っています。' : '',
    why: ruled(f),
    now: waitingFor(f),
  }),
  'film.team_joined': (f) => ({
    head: 'チームに加わりました',
    what: `${someone(f.member)}が、招待を受けました。`,
  }),
  'film.team_declined': (f) => ({
    head: 'チームへの招待が断られました',
    what: `${someone(f.member)}は、チームに加わりません。`,
  }),
  'edition.calendar_changed': (f) => ({
    head: '日程が変わりました',
    what: f.moved.map(movedLine).join('\n'),
    why: f.changeReason ? `運営からの理由：${f.changeReason}` : '',
    now: f.until ? `作品は、${f.until}まで差し替えられます。` : '',
  }),
  'award.published': (f) => awarded(f.award, '決まりました'),
  'award.changed': (f) => awarded(f.award, '改められました'),
  'result.published': (f) => awarded(f.award, f.award?.again ? '数え直されました' : '発表されました'),
  'guardian.asked': () => ({
    head: '保護者の方にお願いしました',
    what: 'メールを送りました。お返事を待っています。リンクは14日のあいだ使えます。',
  }),
  'guardian.consented': (f) => ({
    head: '保護者の方が同意しました',
    now: f.filmId ? waitingFor(f) : 'ほかに待つものがない作品は、公開されています。',
  }),
  'guardian.refused': () => ({
    head: '保護者の方は同意していません',
    what: '作品は公開されていません。消えてもいません。',
    now: '保護者の方と話してみてください。もう一度お願いすることもできます。',
  }),
  'guardian.withdrew': () => ({
    head: '保護者の方が同意を取り消しました',
    what: '作品の公開を止めました。消えてはいません。',
    now: '保護者の方と話してみてください。もう一度お願いすることもできます。',
  }),
}

const phases = {
  announced: '開催発表',
  submissions: '作品募集',
  screening: '上映',
  voting: '投票',
  judging: '審査',
  ceremony: '授賞式',
  archive: 'アーカイブ',
  decision: '応募者への通知',
}

export const actsJa: Record<Act, string> = {
  entry: '応募のあゆみを見る',
  film: '作品の様子を見る',
  watch: '作品のページを見る',
  replace: '作品を差し替える',
  promises: '約束をする',
  terms: '利用規約へ',
  guardian: '保護者にお願いする',
  send: '送信をつづける',
  result: '結果を見る',
  edition: '日程を見る',
}

/** What still stands between the film and the public, and whose turn it is. */
const waitingFor = (f: Facts): string => {
  if (f.child || f.isPublic || !f.filmId) return ''
  const asked = f.waiting.map((one) =>
    one === 'guardian' && f.guardianAsked ? '保護者の方のお返事を待っています。' : waiting[one],
  )
  return asked.join('\n')
}

const waiting: Record<Waiting, string> = {
  upload: '動画の送信が終わるのを待っています。',
  preparation: '上映用に準備しています。済むまで、することはありません。',
  rights: '公開には、権利についての三つの約束が要ります。',
  terms: '公開には、利用規約への同意が要ります。',
  guardian: '公開には、保護者の方の同意が要ります。保護者の方にお願いしてください。',
  ruling: '運営の確認を待っています。',
}

const otherFile = (f: Facts): string => {
  if (!f.edition) return '別のファイルを送れます。'
  return f.until
    ? `${f.until}まで、別のファイルを送れます。応募は取り消されていません。`
    : '別のファイルを受け付ける締切は過ぎています。'
}

const unpublished = (f: Facts<'film.unpublished'>): { why: string; now?: string } => {
  const now = waitingFor(f)
  switch (f.told.why) {
    case 'maker':
      return { why: '作った人が公開をやめました。' }
    case 'rights':
      return { why: '権利の約束がそろっていないため、公開を止めました。', now }
    case 'terms':
      return { why: '利用規約への同意が取り消されたため、公開を止めました。', now }
    default:
      return { why: '保護者の方の同意がないため、公開を止めました。', now }
  }
}

const ruled = (f: Facts<'film.held' | 'film.removed' | 'film.released'>): string =>
  `理由（${reasons[f.told.reasonCode] ?? reasons.other}）：${f.told.reason}`

const reasons: Record<string, string> = {
  rights: '音楽や映像の権利',
  person_shown: '映っている人の承諾',
  violence: '暴力',
  hate: '差別や中傷',
  sexual: '性的な表現',
  danger: '危険な行為',
  advertising: '宣伝',
  unlawful: '法律に触れるおそれ',
  looked_into: '確かめて、問題がなかったため',
  mistake: '運営の間違いだったため',
  other: 'そのほか',
}

const raised = (lu: number | null): string => {
  if (lu === null) return ''
  if (lu > 0) return `小さめの音を、${lu} dB 上げました。`
  return lu < 0 ? `大きめの音を、${-lu} dB 下げました。` : '音の大きさはそのままです。'
}

const movedLine = ({ phase, from, to }: Moved): string =>
  `${phases[phase]}：${from ?? 'なし'} → ${to ?? 'なし'}`

const awarded = (award: Outcome | null, done: string) => {
  if (!award) return { head: `結果が${done}` }
  const [first] = award.mine
  if (!first)
    return { head: `「${award.name}」が${done}`, now: 'どの作品が選ばれたかは、結果のページにあります。' }
  const place = (one: Outcome['mine'][number]) =>
    `${one.tied ? '同率' : ''}${one.place}位${award.mine.length > 1 ? `『${one.title || '無題'}』` : ''}`
  const places = award.mine.map(place).join('、')
  return award.places === 1 && first.place === 1
    ? { head: `「${award.name}」に選ばれました`, what: `結果が${done}。おめでとうございます。` }
    : { head: `「${award.name}」${places}`, what: `結果が${done}。` }
}

const rules: Record<string, string> = {
  length: '長さ',
  shape: '形',
  bars: '帯のないこと',
  age: '年齢',
  entries: '応募数',
  captions: '字幕',
}

const someone = (name: string): string => (name ? `${name}さん` : '招待した相手')
