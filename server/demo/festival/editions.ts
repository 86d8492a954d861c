import type { Award, CalendarInput, Category, EditionChange, Partner, Rules } from '#contract/edition.ts'
import { idOf } from '../ids.ts'

export type EditionKey = 'night' | 'noon' | 'past'

export type DemoEdition = {
  readonly key: EditionKey
  readonly id: string
  readonly slug: string
  readonly name: { ja: string; en: string }
  readonly accent: string
  readonly change: EditionChange
  readonly calendar: Pick<CalendarInput, 'phases' | 'decisionAt'>
  /** When it was made and published. */
  readonly begunAt: Date
}

/** The three editions of the demo festival, with dates that follow from the moment of seeding. */
export function demoEditions(now: Date, usual: Rules): readonly DemoEdition[] {
  const year = Number(new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'Asia/Tokyo' }).format(now))
  return [night(now, year, usual), noon(now, year, usual), past(now, year - 1, usual)]
}

function night(now: Date, year: number, usual: Rules): DemoEdition {
  return {
    key: 'night',
    id: idOf('edition night'),
    slug: `upright-night-${year}`,
    name: { ja: '縦の夜', en: 'Upright Night' },
    accent: '#ff4326',
    change: {
      tagline: {
        ja: 'まっくらな部屋に、縦のひかりを一本。',
        en: 'One vertical line of light in a dark room.',
      },
      description: {
        ja: '縦の夜は、スマートフォンで撮った縦の映画の、小さな映画祭です。\n\n観るのはだれでも、応募は13歳から。どの作品も、同じ回数だけ上映します。観客賞は、観た人の投票で決まります。\n\n今年のテーマは「あかり」。夜のどこかで見つけた、ひとつのあかりを撮ってください。',
        en: 'Upright Night is a small festival of vertical films made on phones.\n\nAnyone can watch, and anyone aged 13 and over can submit. Every film is shown equally often, and the Audience Award is decided by people who watched.\n\nThis year’s theme is light. Film one you found somewhere in the night.',
      },
      ordinal: 3,
      hashtags: [`縦の夜${year}`, `UprightNight${year}`],
      rules: { ...usual, length: { fromMs: 15_000, toMs: 600_000 }, entriesPerPerson: 3 },
      categories: categories('night'),
      awards: awards('night'),
      partners: partners('night'),
    },
    calendar: {
      phases: [
        phase(now, 'announced', -62, -32),
        phase(now, 'submissions', -32, 11),
        phase(now, 'screening', -16, 19),
        phase(now, 'judging', 19, 36),
        phase(now, 'ceremony', 39, 39, '19:00', '21:00'),
        phase(now, 'archive', 40, null),
      ],
      decisionAt: wall(now, 37, '18:00'),
    },
    begunAt: daysFrom(now, -64),
  }
}

function noon(now: Date, year: number, usual: Rules): DemoEdition {
  return {
    key: 'noon',
    id: idOf('edition noon'),
    slug: `upright-noon-${year}`,
    name: { ja: '縦の昼', en: 'Upright Noon' },
    accent: '#2fa8b8',
    change: {
      tagline: {
        ja: 'いちばん明るい時間に、いちばん短い映画を。',
        en: 'The shortest films, at the brightest hour.',
      },
      description: {
        ja: '縦の昼は、学校と町の図書館を会場にした、縦の夜の妹のような大会です。10秒から3分まで。昼休みに観て、好きな3本を選んでください。\n\nいまは審査中です。結果は、応募者に先にお知らせします。',
        en: 'Upright Noon is the little sister of Upright Night, at home in schools and town libraries. Films run from ten seconds to three minutes. Watch in your lunch break and choose your three favourites.\n\nThe jury is at work now. Everyone who submitted hears the result before anyone else.',
      },
      ordinal: 1,
      hashtags: [`縦の昼${year}`, `UprightNoon${year}`],
      rules: {
        ...usual,
        length: { fromMs: 10_000, toMs: 180_000 },
        voting: { ...usual.voting, method: 'favourites', favourites: 3 },
      },
      categories: categories('noon').slice(0, 2),
      awards: awards('noon'),
      partners: partners('noon'),
    },
    calendar: {
      phases: [
        phase(now, 'announced', -90, -70),
        phase(now, 'submissions', -70, -22),
        phase(now, 'screening', -40, -6),
        phase(now, 'judging', -6, 9),
        phase(now, 'ceremony', 16, 16, '13:00', '14:30'),
        phase(now, 'archive', 17, null),
      ],
      decisionAt: wall(now, 12, '18:00'),
    },
    begunAt: daysFrom(now, -92),
  }
}

function past(now: Date, year: number, usual: Rules): DemoEdition {
  return {
    key: 'past',
    id: idOf('edition past'),
    slug: `upright-night-${year}`,
    name: { ja: '縦の夜', en: 'Upright Night' },
    accent: '#e8a317',
    change: {
      tagline: { ja: '終わったあとに、はじまる映画。', en: 'Films that begin when they are over.' },
      description: {
        ja: '第2回の縦の夜は、灯台座の3つのスクリーンと、みなさんのスマートフォンで開催しました。受賞作は、いまも全編を観られます。',
        en: 'The second Upright Night took place on three screens at Todaiza, and on your phones. You can still watch the winning films in full.',
      },
      ordinal: 2,
      hashtags: [`縦の夜${year}`, `UprightNight${year}`],
      rules: { ...usual, voting: { ...usual.voting, method: 'marks' } },
      categories: categories('past').slice(0, 3),
      awards: awards('past'),
      partners: partners('past'),
    },
    calendar: {
      phases: [
        phase(now, 'announced', -440, -420),
        phase(now, 'submissions', -420, -385),
        phase(now, 'screening', -400, -362),
        phase(now, 'judging', -362, -348),
        phase(now, 'ceremony', -343, -343, '19:00', '21:00'),
        phase(now, 'archive', -342, null),
      ],
      decisionAt: wall(now, -346, '18:00'),
    },
    begunAt: daysFrom(now, -442),
  }
}

const categories = (edition: string): Category[] => [
  category(
    edition,
    'story',
    '物語',
    'Story',
    '俳優が演じる、創作の物語。',
    'Made-up stories, played by actors.',
  ),
  category(
    edition,
    'record',
    'ドキュメンタリー',
    'Documentary',
    '実際にあったことの記録。',
    'Things that really happened.',
  ),
  category(
    edition,
    'moving',
    'アニメーション',
    'Animation',
    '絵や人形や光を動かした作品。',
    'Drawings, puppets or light, in motion.',
  ),
  category(
    edition,
    'first',
    'はじめての一本',
    'First Film',
    '映画を作るのが初めての人へ。',
    'For people who have never made a film.',
  ),
]

const category = (
  edition: string,
  key: string,
  ja: string,
  en: string,
  aboutJa: string,
  aboutEn: string,
): Category => ({
  id: idOf(`category ${edition} ${key}`),
  name: { ja, en },
  description: { ja: aboutJa, en: aboutEn },
})

const awards = (edition: EditionKey): Award[] => {
  const grand = award(
    edition,
    'grand',
    ['グランプリ', 'Grand Prix'],
    [
      '審査員5名が選びます。灯台座で1週間上映します。',
      'Chosen by a jury of five. Screened for a week at Todaiza.',
    ],
    edition === 'noon' ? 300_000 : 1_000_000,
    'jury',
  )
  const choice = award(
    edition,
    'audience',
    ['観客賞', 'Audience Award'],
    ['観た人の投票で決まります。', 'Decided by people who watched.'],
    edition === 'noon' ? 100_000 : 300_000,
    'audience',
  )
  const first = {
    ...award(
      edition,
      'first',
      ['はじめの一本賞', 'First Film Award'],
      ['初めて映画を作った人へ。', 'For someone who had never made a film.'],
      null,
      'organiser' as const,
    ),
    prize: { ja: '機材一式', en: 'Camera kit' },
  }
  return edition === 'noon' ? [grand, choice] : [grand, choice, first]
}

const award = (
  edition: string,
  key: string,
  [ja, en]: readonly [string, string],
  [aboutJa, aboutEn]: readonly [string, string],
  yen: number | null,
  decidedBy: Award['decidedBy'],
): Award => ({
  id: idOf(`award ${edition} ${key}`),
  name: { ja, en },
  description: { ja: aboutJa, en: aboutEn },
  prize: { ja: '', en: '' },
  prizeAmount: yen,
  prizeCurrency: yen === null ? null : 'JPY',
  decidedBy,
  places: 1,
})

const partners = (edition: EditionKey): Partner[] => {
  const todaiza = {
    id: idOf(`partner ${edition} todaiza`),
    name: { ja: '灯台座', en: 'Todaiza' },
    part: { ja: '上映', en: 'Screening' },
    url: null,
  }
  const photo = {
    id: idOf(`partner ${edition} mikazuki`),
    name: { ja: '三日月写真店', en: 'Mikazuki Photo' },
    part: { ja: '協賛', en: 'Sponsor' },
    url: null,
  }
  const school = {
    id: idOf(`partner ${edition} kitamado`),
    name: { ja: '北窓大学 映像学科', en: 'Kitamado University' },
    part: { ja: '共催', en: 'Co-host' },
    url: null,
  }
  return edition === 'noon' ? [school, photo] : [todaiza, photo]
}

/** From midnight to midnight of the zone unless hours are given; an end is the first instant outside. */
function phase(
  now: Date,
  kind: CalendarInput['phases'][number]['kind'],
  from: number,
  to: number | null,
  start = '00:00',
  end: string | null = null,
): CalendarInput['phases'][number] {
  const last = (day: number) => (end === null ? wall(now, day - 1, '23:59') : wall(now, day, end))
  return { kind, startsAt: wall(now, from, start), endsAt: to === null ? null : last(to) }
}

/** A wall-clock time of the edition's zone, some days away. */
function wall(now: Date, days: number, time: string): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(daysFrom(now, days))
  return `${day}T${time}`
}

export function daysFrom(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 86_400_000)
}
