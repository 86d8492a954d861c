import { randomUUID } from 'node:crypto'
import type { Award, Category, Rules } from '#contract/edition.ts'
import type { PageKind } from '#contract/plain/edition.ts'
import type { TemplateKind } from '#contract/plain/plan.ts'
import type { Bilingual } from '#contract/route.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { putPage } from './pages.ts'
import { replaceAwards, replaceCategories } from './programme.ts'
import { usualRules } from './usual.ts'

/** Fills a draft with what a kind of festival starts from. What only its organiser knows (whom to ask) stays open. */
export const applyTemplate = async (
  trx: Trx,
  personId: string,
  { editionId, template, now }: { editionId: string; template: TemplateKind; now: Date },
): Promise<void> => {
  const { rules, tagline, description, categories, awards, pages } = templates[template]
  await trx
    .updateTable('edition')
    .set({
      rules: JSON.stringify(rules),
      tagline: JSON.stringify(tagline),
      description: JSON.stringify(description),
      fee: 'free',
      earlierFilms: 'welcome',
    })
    .where('id', '=', editionId)
    .execute()
  await replaceCategories(trx, editionId, categories.map(categoryOf))
  await replaceAwards(trx, editionId, awards.map(awardOf))
  for (const [kind, text] of Object.entries(pages) as [PageKind, Bilingual][])
    await putPage(trx, personId, { editionId, kind, text, now })
}

type Template = {
  rules: Rules
  tagline: Bilingual
  description: Bilingual
  categories: readonly Bilingual[]
  awards: readonly (Pick<Award, 'name' | 'decidedBy'> & Partial<Award>)[]
  pages: Partial<Record<PageKind, Bilingual>>
}

const none: Bilingual = { ja: '', en: '' }
const categoryOf = (name: Bilingual): Category => ({ id: randomUUID(), name, description: none })
const awardOf = (award: Template['awards'][number]): Award => ({
  id: randomUUID(),
  description: none,
  prize: none,
  prizeAmount: null,
  prizeCurrency: null,
  places: 1,
  ...award,
})

const faq: Bilingual = {
  ja: [
    '## 応募にお金はかかりますか',
    '無料です。',
    '## どんな機材で撮ればよいですか',
    'スマートフォンで十分です。縦のまま撮ってください。',
    '## ほかで公開した作品でも応募できますか',
    'できます。音楽や写真など、ほかの人のものを使っている場合は、許可を得てください。',
    '## 応募したあとで直せますか',
    '募集の締切までは、映像も文章も差し替えられます。取り下げもできます。',
  ].join('\n\n'),
  en: [
    '## Does it cost anything to enter?',
    'No, it’s free.',
    '## What do I need to film?',
    'A phone is enough. Hold it upright.',
    '## Can I enter a film that’s already online?',
    'Yes. If it uses other people’s work, such as music or photos, you need their permission.',
    '## Can I change my film after entering?',
    'Until submissions close you can replace the film and its text, or withdraw it.',
  ].join('\n\n'),
}

const audience = { name: { ja: '観客賞', en: 'Audience Award' }, decidedBy: 'audience' } as const
const grandPrix = { name: { ja: 'グランプリ', en: 'Grand Prix' }, decidedBy: 'jury' } as const

const templates: Record<TemplateKind, Template> = {
  sixWeeks: {
    rules: { ...usualRules, length: { fromMs: 15_000, toMs: 600_000 }, entriesPerPerson: 3 },
    tagline: { ja: '縦のまま撮って、みんなで選ぶ。', en: 'Filmed upright, chosen together.' },
    description: {
      ja: 'スマートフォンで撮った縦の映画の映画祭です。応募された作品はすべて上映し、観客賞は観た人の投票で、グランプリは審査員が決めます。',
      en: 'A festival of vertical films made on phones. Every film that’s entered is shown. The people who watch vote for the Audience Award, and a jury chooses the Grand Prix.',
    },
    categories: [
      { ja: '物語', en: 'Fiction' },
      { ja: 'ドキュメンタリー', en: 'Documentary' },
      { ja: '実験とアニメーション', en: 'Experimental and animation' },
    ],
    awards: [
      grandPrix,
      audience,
      { name: { ja: '審査員特別賞', en: 'Special Jury Prize' }, decidedBy: 'jury' },
    ],
    pages: { faq },
  },
  campusWeekend: {
    rules: {
      ...usualRules,
      length: { fromMs: 10_000, toMs: 180_000 },
      entriesPerPerson: 1,
      uploadGraceMs: 1_800_000,
      voting: { ...usualRules.voting, method: 'favourites', favourites: 3 },
    },
    tagline: {
      ja: '金曜に撮りはじめて、日曜に上映する。',
      en: 'Start filming on Friday, screen it on Sunday.',
    },
    description: {
      ja: '週末だけの、学内の映画祭です。金曜の夕方にはじまり、日曜の昼までに縦の映画を1本つくります。最長3分。観た人が好きな3本を選びます。',
      en: 'A campus festival in one weekend. Start on Friday evening and finish one vertical film by noon on Sunday, three minutes at most. Everyone who watches chooses three favourites.',
    },
    categories: [],
    awards: [audience, { name: { ja: '主催者賞', en: 'Organisers’ Prize' }, decidedBy: 'organiser' }],
    pages: { faq },
  },
  openCall: {
    rules: { ...usualRules, length: { fromMs: 30_000, toMs: 1_200_000 }, captions: 'required' },
    tagline: {
      ja: '縦の画面の、新しい映画を探しています。',
      en: 'Looking for new films in an upright frame.',
    },
    description: {
      ja: '広く作品を募る、縦の映画のコンペティションです。長さは30秒から20分まで。字幕を付けて応募してください。入選作は授賞式で発表します。',
      en: 'An open competition for vertical films from 30 seconds to 20 minutes, with captions. The awards are announced at the ceremony.',
    },
    categories: [
      { ja: '物語', en: 'Fiction' },
      { ja: 'ドキュメンタリー', en: 'Documentary' },
      { ja: 'アニメーション', en: 'Animation' },
      { ja: '実験', en: 'Experimental' },
    ],
    awards: [
      grandPrix,
      { name: { ja: '準グランプリ', en: 'Runner-up' }, decidedBy: 'jury', places: 2 },
      audience,
      { name: { ja: '新人賞', en: 'Best First Film' }, decidedBy: 'jury' },
    ],
    pages: { faq },
  },
}
