import { rulingReasonsJa } from '#contract/plain/moderation.ts'
import type { Told } from './catalogue.ts'
import {
  type Act,
  type Facts,
  isTurn,
  type Moved,
  type Outcome,
  type Telling,
  type Turn,
  type Words,
} from './story.ts'

/** 『 』 and dates are written into the sentences; a film's title stands above them. */
export const ja: { [Kind in Told]: Telling<Kind> } = {
  'entry.received': (f) => ({
    head: '応募しました',
    what: `「${f.editionName}」の受付番号${f.number ?? ''}です。`,
    now: waitingFor(f),
  }),
  'entry.eligible': (f) => ({
    head: '応募要項に合っています',
    what: f.met.length > 0 ? `確認した項目：${f.met.map((rule) => rules[rule] ?? '').join('、')}` : '',
    now: waitingFor(f),
  }),
  'entry.ineligible': (f) => ({
    head: '応募要項に合わない点があります',
    why: f.broken.join('\n'),
    now: f.until
      ? `${f.until}まで、直したファイルに差し替えられます。応募は取り消されていません。`
      : '差し替えの締切を過ぎています。作品は自分のページに残ります。',
  }),
  'entry.withdrawn': (f) => ({
    head: '応募を取り下げました',
    what: `「${f.editionName}」の上映と審査の対象から外れました。${onOwnPage(f)}`,
    why: f.told.reason ? `理由：${f.told.reason}` : '',
    now: [f.until ? `${f.until}まで、もう一度応募できます。` : '', waitingFor(f)].filter(Boolean).join('\n'),
  }),
  'entry.returned': (f) => ({
    head: 'もう一度応募しました',
    what: `「${f.editionName}」の応募に戻りました。`,
    now: waitingFor(f),
  }),
  'entry.disqualified': (f) => ({
    head: '失格になりました',
    what: `「${f.editionName}」の上映、投票、審査の対象から外れました。${onOwnPage(f)}`,
    why: `運営からの理由：${f.told.reason}`,
    now: waitingFor(f),
  }),
  'entry.reinstated': (f) => ({
    head: '失格が取り消されました',
    what: `「${f.editionName}」の応募に戻りました。`,
    now: waitingFor(f),
  }),
  'entry.shortlisted': (f) => ({
    head: '一次審査を通過しました',
    what: `「${f.editionName}」の一次通過作品に選ばれました。`,
  }),
  'entry.finalist': (f) => ({
    head: '最終候補に選ばれました',
    what: `「${f.editionName}」の最終候補です。`,
  }),
  'entry.unlisted': (f) => ({
    head: f.told.was === 'finalist' ? '最終候補から外れました' : '一次通過から外れました',
    what:
      f.told.is === 'shortlisted'
        ? `「${f.editionName}」の一次通過作品には残っています。`
        : `「${f.editionName}」への応募は取り消されていません。`,
  }),
  'film.received': (f) =>
    f.told.replaced
      ? {
          head: '作品を差し替えました',
          what: `新しいファイル（${f.size}）のアップロードが完了しました。`,
          now: f.isPublic ? '変換が終わるまで、前の作品が表示されます。' : '',
        }
      : { head: 'アップロードしました', what: f.size },
  'film.prepared': (f) => ({ head: '変換が完了しました', what: raised(f.raisedLu) }),
  'film.changed': (f) => ({
    head: 'タイトルや紹介文が変わりました',
    what: f.title ? `いまのタイトルは『${f.title}』です。` : '',
    now: f.guardianToSee
      ? 'ご覧になるまで、作品は公開されません。'
      : '次のページで確認できます。問題があれば、同意を取り消せます。',
  }),
  'film.watchable': (f) =>
    watchableAgain(f) ?? {
      head: '差し替えた作品に切り替わりました',
      now: '新しいファイルの変換が終わり、いまはこちらが表示されています。',
    },
  'film.refused': (f) => ({ head: 'このファイルは使えません', why: f.refusal, now: otherFile(f) }),
  'film.failed': (f) => ({
    head: '変換できませんでした',
    why: f.refusal,
    now: '作品の状態のページから、同じファイルでもう一度試せます。応募は取り消されていません。',
  }),
  'film.published': (f) => ({
    head: '公開しました',
    now: f.child ? 'だれでも観られます。' : 'だれでも観られます。作品のページを共有できます。',
  }),
  'film.unpublished': (f) => ({ head: '非公開になりました', ...unpublished(f) }),
  'film.held': (f) => ({
    head: '運営の確認のため保留中です',
    why: ruled(f),
    now: [
      '確認が終わるまで、作品はどこにも表示されません。応募は取り消されていません。',
      f.until && !f.child ? `作品を直したときは、${f.until}まで差し替えられます。` : '',
      writeTo(f),
      '確認の結果は、あらためてお知らせします。',
    ]
      .filter(Boolean)
      .join('\n'),
  }),
  'film.removed': (f) => ({
    head: '運営が公開を停止しました',
    why: ruled(f),
    now: ['作品はどこにも表示されず、上映、投票、審査の対象から外れます。', writeTo(f)]
      .filter(Boolean)
      .join('\n'),
  }),
  'film.released': (f) => ({
    head: '運営が公開に戻しました',
    why: ruled(f),
    now: f.isPublic ? '元どおりに表示されています。' : waitingFor(f),
  }),
  'film.team_left': (f) => ({
    head: 'チームから外れました',
    what: `${someone(f.member)}が、あなたをチームから外しました。作品のページに名前は載らなくなります。`,
  }),
  'film.team_joined': (f) => ({
    head: 'チームに参加しました',
    what: `${someone(f.member)}が招待を受けました。`,
  }),
  'film.team_declined': (f) => ({
    head: 'チームへの招待が辞退されました',
    what: `${someone(f.member)}はチームに参加しません。`,
  }),
  'edition.calendar_changed': (f) => ({
    head: '日程が変わりました',
    what: f.moved.map(movedLine).join('\n'),
    why: f.changeReason ? `運営からの理由：${f.changeReason}` : '',
    now: f.until ? `作品は${f.until}まで差し替えられます。` : '',
  }),
  'award.announced': announced,
  'award.postponed': postponed,
  'award.published': (f) => awarded(f.award, 'が決まりました'),
  'award.changed': (f) => awarded(f.award, 'の結果が変更されました'),
  'result.announced': announced,
  'result.postponed': postponed,
  'result.published': (f) =>
    awarded(f.award, f.award?.again ? 'の結果が変更されました' : 'の結果が発表されました'),
  'guardian.asked': () => ({
    head: '保護者に同意をお願いしました',
    now: 'メールを送りました。リンクは14日間有効です。',
  }),
  'guardian.consented': (f) => ({
    head: '保護者が同意しました',
    now: f.filmId ? waitingFor(f) : 'ほかに必要なことがない作品は、公開されています。',
  }),
  'guardian.refused': () => ({
    head: '保護者が同意しませんでした',
    now: '作品は公開されません。データは残っています。\n保護者の方と話し合ってみてください。もう一度お願いすることもできます。',
  }),
  'guardian.withdrew': () => ({
    head: '保護者が同意を取り消しました',
    now: '作品は非公開になりました。データは残っています。\n保護者の方と話し合ってみてください。もう一度お願いすることもできます。',
  }),
  'guardian.reopened': () => ({
    head: '保護者が考え直しています',
    now: '保護者の返事を待っています。',
  }),
  'guardian.saw': (f) => ({
    head: '保護者が変更を確認しました',
    now: f.filmId ? waitingFor(f) : '',
  }),
}

/** A new file that is made, and not shown before the guardian has seen it. */
const watchableAgain = (f: Facts): Words | null => {
  if (f.isPublic || !f.guardianToSee) return null
  return f.child
    ? { head: '作品が差し替えられました', now: '新しい作品をご覧ください。ご覧になるまで、公開されません。' }
    : {
        head: '差し替えた作品の変換が終わりました',
        now: '保護者の方が確認すると、公開されます。確認のお願いをメールで送りました。',
      }
}

const phases: Record<Moved['phase'], string> = {
  announced: '開催のお知らせ',
  submissions: '作品募集',
  screening: '上映',
  voting: '投票',
  judging: '審査',
  ceremony: '授賞式',
  archive: 'アーカイブ',
  decision: '結果の通知',
}

export const actsJa: Record<Act, string> = {
  entry: '応募状況を見る',
  film: '作品を管理する',
  consent: '作品を確認する',
  watch: '作品のページを見る',
  replace: '作品を差し替える',
  promises: '権利を確認する',
  terms: '利用規約を読む',
  'birth date': '生年月日を入力する',
  guardian: '同意をお願いする',
  send: 'アップロードを続ける',
  result: '結果を見る',
  edition: '日程を見る',
}

/** What still stands between the film and the public, and whose turn it is. */
const waitingFor = (f: Facts): string => {
  if (f.child || f.isPublic || !f.filmId) return ''
  const lines = f.waiting.filter(isTurn).map((one) => {
    if (one !== 'guardian') return waiting[one]
    if (f.guardianToSee) return '保護者の確認を待っています。'
    return f.guardianAsked ? '保護者の返事を待っています。' : waiting[one]
  })
  return lines.join('\n')
}

const waiting: Record<Turn, string> = {
  upload: 'アップロードが終わっていません。',
  preparation: '変換中です。終わるまで、することはありません。',
  rights: '公開するには、権利の確認が必要です。',
  terms: '公開するには、利用規約への同意が必要です。',
  birth_date: '公開するには、生年月日の入力が必要です。',
  guardian: '公開するには、保護者の同意が必要です。保護者の方にお願いしてください。',
  place: '自分のページで公開することもできます。',
}

/** The thread with the festival is on the entry's page. */
const writeTo = (f: Facts): string =>
  f.entryId && !f.child ? '運営への質問や書類は、応募のページから送れます。' : ''

const onOwnPage = (f: Facts): string =>
  f.isPublic ? '作品の公開は続いています。' : '作品は非公開になりました。'

const otherFile = (f: Facts): string => {
  if (!f.edition) return '別のファイルをアップロードできます。'
  return f.until
    ? `${f.until}まで、別のファイルに差し替えられます。応募は取り消されていません。`
    : '差し替えの締切を過ぎています。'
}

const unpublished = (f: Facts<'film.unpublished'>): { why: string; now: string } => ({
  why: whyUnpublished[f.told.why] ?? '',
  now: waitingFor(f),
})

const whyUnpublished: Record<string, string> = {
  maker: '作り手が非公開にしました。',
  rights: '権利の確認が済んでいません。',
  terms: '利用規約への同意が取り消されました。',
  guardian: '保護者の同意がありません。',
  place: '応募している映画祭がなく、自分のページで公開することも選ばれていないためです。',
}

const ruled = (f: Facts<'film.held' | 'film.removed' | 'film.released'>): string =>
  `理由（${reasons[f.told.reasonCode] ?? rulingReasonsJa.other}）${f.told.reason && `：${f.told.reason}`}`

const reasons: Record<string, string> = rulingReasonsJa

const raised = (lu: number | null): string => {
  if (lu === null) return ''
  if (lu > 0) return `音量を ${lu} dB 上げました。`
  return lu < 0 ? `音量を ${-lu} dB 下げました。` : '音量はそのままです。'
}

const movedLine = ({ phase, from, to }: Moved): string =>
  `${phases[phase]}：${from ?? 'なし'} → ${to ?? 'なし'}`

function announced(f: Facts): Words {
  const { head, what } = awarded(f.award, 'が決まりました')
  return {
    head,
    what: what ?? '',
    now: `発表は${f.publicAt}です。それまでは、チームのほかの人にだけ伝えてください。`,
  }
}

function postponed(f: Facts): Words {
  return {
    head: `「${f.award?.name ?? ''}」の発表が延期されました`,
    what: `${f.publicAt}の発表を、運営が止めました。お知らせした結果は、まだ確定していません。`,
    now: '決まったら、またお知らせします。',
  }
}

const awarded = (award: Outcome | null, done: string): Words => {
  if (!award) return { head: '結果が発表されました' }
  const [first] = award.mine
  const name = `「${award.name}」`
  if (!first) return { head: `${name}${done}`, now: '選ばれた作品は、結果のページにあります。' }
  if (award.places === 1 && first.place === 1)
    return { head: `${name}に選ばれました`, what: 'おめでとうございます。' }
  const place = (one: Outcome['mine'][number]) =>
    `${one.tied ? '同率' : ''}${one.place}位${award.mine.length > 1 ? `『${one.title || '無題'}』` : ''}`
  return { head: `${name}で${award.mine.map(place).join('、')}になりました`, what: `${name}${done}。` }
}

const rules: Record<string, string> = {
  length: '長さ',
  shape: '縦横比',
  bars: '黒帯なし',
  age: '年齢',
  entries: '応募数',
  captions: '字幕',
}

const someone = (name: string): string => (name ? `${name}さん` : '招待した相手')
