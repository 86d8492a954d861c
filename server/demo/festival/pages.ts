import type { PageKind } from '#contract/plain/edition.ts'
import type { Bilingual } from '#contract/route.ts'

/** What the demo's organisers have written for everyone; the same for each of its editions. */
export const freePages: Partial<Record<PageKind, Bilingual>> = {
  faq: {
    ja: [
      '## 応募にお金はかかりますか',
      'かかりません。観るのも、投票するのも無料です。',
      '## ほかで公開した作品でも応募できますか',
      'できます。受賞歴のある作品も歓迎します。',
      '## 横向きに撮った映像は使えますか',
      '使えますが、完成した画面は縦にしてください。上下に黒帯が入ると、観る人の画面が半分になります。',
      '## 応募したあとで直せますか',
      '募集の締切までは、映像も文章も差し替えられます。取り下げもできます。',
    ].join('\n\n'),
    en: [
      '## Does it cost anything to enter?',
      'No. Watching and voting are free too.',
      '## Can I enter a film that’s already been shown?',
      'Yes. Films that have won awards elsewhere are welcome.',
      '## Can I use footage filmed sideways?',
      'You can, but the finished picture has to be upright. With black bars, people see half a screen.',
      '## Can I change my film after entering?',
      'Until submissions close you can replace the film and its text, or withdraw it.',
    ].join('\n\n'),
  },
  prizes: {
    ja: [
      '賞金は、授賞式のあと30日以内に**代表者の口座**へ振り込みます。',
      '- チームの場合、分け方はチームで決めてください。\n- 海外への送金手数料は、映画祭が負担します。\n- グランプリは、灯台座で1週間上映します。',
    ].join('\n\n'),
    en: [
      'Prize money is paid **into one account** within 30 days of the ceremony.',
      '- Teams decide themselves how to share it.\n- The festival pays the cost of transfers abroad.\n- The Grand Prix is screened at Todaiza for a week.',
    ].join('\n\n'),
  },
  contact: {
    ja: '縦の夜実行委員会（灯台座内）\n\n[hello@demo.verticale.invalid](mailto:hello@demo.verticale.invalid)\n\n平日は翌日までに、週末は月曜日にお返事します。',
    en: 'Upright Night committee, at Todaiza\n\n[hello@demo.verticale.invalid](mailto:hello@demo.verticale.invalid)\n\nWe answer within a day on weekdays, and on Monday after a weekend.',
  },
}

export const facts = {
  organisedBy: { ja: '縦の夜実行委員会', en: 'Upright Night committee' },
  fee: 'free',
  earlierFilms: 'welcome',
} as const
