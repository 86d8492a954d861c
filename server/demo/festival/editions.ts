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
        en: 'One upright line of light in a dark room.',
      },
      description: {
        ja: '縦の夜は、スマートフォンで撮った縦の映画の、小さな映画祭です。\n\n観る人は、だれでも。撮る人は、十三歳から。集まった作品は、どれも同じ回数だけ画面に映ります。観客賞は、ほんとうに観た人の投票で決まります。\n\nことしの題は「あかり」。夜のどこかで見つけた、ひとつのあかりを撮ってください。',
        en: 'Upright Night is a small festival of vertical films made on phones.\n\nAnyone may watch; anyone from thirteen may enter. Every film is shown as often as every other, and the Audience Award is decided by people who really watched.\n\nThis year’s word is “light”: film one that you found somewhere in the night.',
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
        ja: '縦の昼は、学校と町の図書館を会場にした、縦の夜の妹のような大会です。十秒から三分まで。昼休みに観て、好きな三本を選んでください。\n\nいまは審査のあいだ。結果は、応募した人に先にお知らせします。',
        en: 'Upright Noon is the younger sister of Upright Night, at home in schools and town libraries. Ten seconds to three minutes: watch in a lunch break and choose the three you like best.\n\nThe jury is at work now. Those who entered hear the outcome before anyone else.',
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
        ja: '第二回の縦の夜は、灯台座の三つのスクリーンと、みなさんの手のひらで開かれました。受賞作は、いまも全編を観られます。',
        en: 'The second Upright Night took place on three screens at Todaiza, and in your hands. The films that won can still be watched in full.',
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
  category(edition, 'story', '物語', 'Story', 'つくった話を、役者が演じるもの。', 'Made up, and acted.'),
  category(
    edition,
    'record',
    '記録',
    'Record',
    'ほんとうにあったことを、撮ったもの。',
    'What really happened.',
  ),
  category(
    edition,
    'moving',
    '動く絵',
    'Moving Pictures',
    '絵や人形や光が、動くもの。',
    'Drawings, puppets or light that move.',
  ),
  category(
    edition,
    'first',
    'はじめての一本',
    'First Film',
    'これまで映画を撮ったことがない人へ。',
    'For people who have never made one.',
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
      '審査員五名が選びます。灯台座で一週間上映します。',
      'Chosen by a jury of five. One week on screen at Todaiza.',
    ],
    edition === 'noon' ? 300_000 : 1_000_000,
    'jury',
  )
  const choice = award(
    edition,
    'audience',
    ['観客賞', 'Audience Award'],
    ['ほんとうに観た人の投票で決まります。', 'Decided by people who really watched.'],
    edition === 'noon' ? 100_000 : 300_000,
    'audience',
  )
  const first = {
    ...award(
      edition,
      'first',
      ['はじめの一本賞', 'First Film Award'],
      ['はじめて映画を撮った人へ。', 'For someone who had never made one.'],
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
    part: { ja: '上映', en: 'Screens' },
    url: null,
  }
  const photo = {
    id: idOf(`partner ${edition} mikazuki`),
    name: { ja: '三日月写真店', en: 'Mikazuki Photo' },
    part: { ja: '協賛', en: 'Supported by' },
    url: null,
  }
  const school = {
    id: idOf(`partner ${edition} kitamado`),
    name: { ja: '北窓大学 映像学科', en: 'Kitamado University' },
    part: { ja: '共催', en: 'With' },
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
