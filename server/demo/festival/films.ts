import { type Caption, captions } from './captions.ts'
import type { EditionKey } from './editions.ts'

/** A film of the demo as its maker submits it. */
export type DemoFilm = {
  /** The film script it is made from. */
  readonly script: string
  readonly maker: string
  readonly title: { original: string; reading: string; romanised: string; english: string }
  readonly synopsis: { ja: string; en: string }
  readonly words: { ja: string; en: string }
  readonly credits: readonly (readonly [role: string, name: string])[]
  readonly category: 'story' | 'record' | 'moving' | 'first'
  readonly editions: readonly EditionKey[]
  /** Days before the moment of seeding at which it was submitted. */
  readonly daysAgo: number
  readonly posterMs: number
  readonly captions?: readonly Caption[]
  /** What becomes of it, when that is not simply being shown. */
  readonly fate?: 'refused' | 'waits-for-guardian' | 'guardian-consents' | 'withdrawn-from-noon'
}

export const films: readonly DemoFilm[] = [
  {
    script: 'seventeenth-floor',
    maker: 'gaeun',
    title: {
      original: '十七階',
      reading: 'じゅうななかい',
      romanised: 'Junanakai',
      english: 'The Seventeenth Floor',
    },
    synopsis: {
      ja: '夜、だれも呼んでいないエレベーターが開く。中には、もう朝が来ている。',
      en: 'At night a lift opens that nobody has called. Inside, it is already morning.',
    },
    words: { ja: '残業の帰りに思いついて、そのまま撮りました。', en: '' },
    credits: [
      ['director', '李 佳恩'],
      ['music', 'トマス・オカフォー＝リンドクヴィスト'],
      ['cast', '管理人さん'],
    ],
    category: 'story',
    editions: ['night'],
    daysAgo: 12.3,
    posterMs: 6200,
  },
  {
    script: 'umbrella',
    maker: 'haru',
    title: {
      original: '傘は、ひらくまで傘じゃない',
      reading: 'かさは、ひらくまでかさじゃない',
      romanised: 'Kasa wa, hiraku made kasa ja nai',
      english: 'An Umbrella Isn’t One Until It Opens',
    },
    synopsis: {
      ja: '雨の交差点で、ひとりだけ傘をささない人がいる。その傘は、まだ棒のかたちをしている。',
      en: 'At a crossing in the rain one person does not open an umbrella. So far it is only a stick.',
    },
    words: { ja: '歩道橋の上から、二時間待ちました。', en: '' },
    credits: [
      ['director', '朝倉 ハル'],
      ['camera', '朝倉 ハル'],
      ['sound', '雨'],
    ],
    category: 'story',
    editions: ['night'],
    daysAgo: 21.4,
    posterMs: 11_400,
  },
  {
    script: 'calm',
    maker: 'yota',
    title: { original: '凪', reading: 'なぎ', romanised: 'Nagi', english: 'Calm' },
    synopsis: {
      ja: '桟橋の先まで歩いて、日が沈むのを待つ。それだけの映画です。',
      en: 'Walk to the end of the pier and wait for the sun to go. That is the whole film.',
    },
    words: { ja: '風が止まるのは、一日に二度だけ。', en: '' },
    credits: [
      ['director', '久世 陽太'],
      ['camera', '久世 陽太'],
      ['sound', '七里ヶ浜'],
    ],
    category: 'record',
    editions: ['past'],
    daysAgo: 404.2,
    posterMs: 9600,
    captions: captions.calm,
  },
  {
    script: 'until-dry',
    maker: 'tsumugi',
    title: {
      original: '乾くまで',
      reading: 'かわくまで',
      romanised: 'Kawaku made',
      english: 'Until It Dries',
    },
    synopsis: {
      ja: '家を出る姉が、さいごの洗濯物を干していく。乾いたら、もういない。',
      en: 'A sister who is moving out hangs up her last washing. When it is dry she will be gone.',
    },
    words: { ja: '晴れるまで、四日かかりました。', en: '' },
    credits: [
      ['director', '新垣 つむぎ'],
      ['cast', '姉'],
    ],
    category: 'first',
    editions: ['night', 'noon'],
    daysAgo: 25.6,
    posterMs: 8200,
  },
  {
    script: 'danchi',
    maker: 'rooftop',
    title: {
      original: '団地、二十二時',
      reading: 'だんち、にじゅうにじ',
      romanised: 'Danchi, nijuni-ji',
      english: 'Danchi, 10 p.m.',
    },
    synopsis: {
      ja: '二百の窓が、ひとつずつ消えていく。四〇六号室だけが、消えない。',
      en: 'Two hundred windows go dark, one after the other. Only 406 does not.',
    },
    words: { ja: '向かいの屋上から。許可をもらって撮っています。', en: '' },
    credits: [
      ['director', 'チーム屋上'],
      ['camera', 'チーム屋上'],
      ['sound', 'チーム屋上'],
    ],
    category: 'record',
    editions: ['night'],
    daysAgo: 9.1,
    posterMs: 9000,
  },
  {
    script: 'hundred-and-eight',
    maker: 'yota',
    title: {
      original: '百八段',
      reading: 'ひゃくはちだん',
      romanised: 'Hyakuhachidan',
      english: 'One Hundred and Eight Steps',
    },
    synopsis: {
      ja: '祭りの前の晩、提灯がひとつずつ灯る石段を、最後まで数えながら登る。',
      en: 'On the eve of a festival, climbing the stone stair while its lanterns are lit one by one, counting every step.',
    },
    words: { ja: '数えまちがえて、三回登りました。', en: '' },
    credits: [
      ['director', '久世 陽太'],
      ['camera', '李 佳恩'],
      ['music', 'チーム屋上'],
    ],
    category: 'story',
    editions: ['noon'],
    daysAgo: 44.8,
    posterMs: 6400,
  },
  {
    script: 'last-show',
    maker: 'ren',
    title: {
      original: '最終回、ひとり',
      reading: 'さいしゅうかい、ひとり',
      romanised: 'Saishukai, hitori',
      english: 'Last Show, One Seat',
    },
    synopsis: {
      ja: '閉館する映画館の、最後の一回。客は一人。それでも映写機は回る。',
      en: 'The last showing at a cinema that is closing. There is one person in the seats, and the projector runs.',
    },
    words: { ja: '三番館の四十年に。', en: 'For forty years of the third screen.' },
    credits: [
      ['director', '石動 蓮'],
      ['camera', '石動 蓮'],
      ['cast', '久世 陽太'],
      ['music', 'チーム屋上'],
    ],
    category: 'story',
    editions: ['past'],
    daysAgo: 391.5,
    posterMs: 4200,
    captions: captions.lastShow,
  },
  {
    script: 'seat-in-the-steam',
    maker: 'mai',
    title: {
      original: '湯気の席',
      reading: 'ゆげのせき',
      romanised: 'Yuge no seki',
      english: 'A Seat in the Steam',
    },
    synopsis: {
      ja: '父の屋台には席が二つしかない。雨の夜、知らない二人がとなりに座る。',
      en: 'My father’s stall has only two seats. On a rainy night two strangers sit side by side.',
    },
    words: { ja: '父の店です。替え玉は百円です。', en: '' },
    credits: [
      ['director', 'Nguyễn Thị Mai'],
      ['cast', '父'],
      ['sound', '麺をすする人'],
    ],
    category: 'record',
    editions: ['night', 'noon'],
    daysAgo: 24.3,
    posterMs: 8600,
    fate: 'withdrawn-from-noon',
  },
  {
    script: 'late-sound',
    maker: 'rooftop',
    title: {
      original: '遅れて届く音',
      reading: 'おくれてとどくおと',
      romanised: 'Okurete todoku oto',
      english: 'The Sound Arrives Late',
    },
    synopsis: {
      ja: '川の向こうの花火は、光が先で、音があと。言えなかったことばも、たぶん同じ。',
      en: 'Across the river the light comes first and the sound after. So, perhaps, do words.',
    },
    words: { ja: '音は、ほんとうに遅らせてあります。', en: 'The sound really is late.' },
    credits: [
      ['director', 'チーム屋上'],
      ['sound', 'チーム屋上'],
      ['cast', '千尋'],
      ['cast', '航'],
    ],
    category: 'story',
    editions: ['past'],
    daysAgo: 388.9,
    posterMs: 15_600,
  },
  {
    script: 'longest-cloud',
    maker: 'akari',
    title: {
      original: '屋上、八月のいちばん長い雲',
      reading: 'おくじょう、はちがつのいちばんながいくも',
      romanised: 'Okujo, hachigatsu no ichiban nagai kumo',
      english: 'The Longest Cloud in August',
    },
    synopsis: {
      ja: '夏休みの最後の日、となりの席の子と、屋上で雲を見ていた。',
      en: 'On the last day of the holidays, watching a cloud from the roof with someone from the next desk.',
    },
    words: { ja: '中学二年、はじめての映画です。', en: '' },
    credits: [
      ['director', '森 あかり'],
      ['camera', '森 あかり'],
      ['cast', '友だち'],
    ],
    category: 'first',
    editions: ['night'],
    daysAgo: 17.7,
    posterMs: 3200,
    fate: 'guardian-consents',
  },
  {
    script: 'light-for-120-yen',
    maker: 'mio',
    title: {
      original: '百二十円の灯り',
      reading: 'ひゃくにじゅうえんのあかり',
      romanised: 'Hyakunijuen no akari',
      english: 'A Light for 120 Yen',
    },
    synopsis: {
      ja: '雪の夜、いちばん近い光は自動販売機だった。温かい缶がひとつ落ちる音のあいだの話。',
      en: 'On a night of snow the nearest light is a vending machine. A story as long as one warm can takes to fall.',
    },
    words: { ja: '新潟、氷点下六度。手袋のまま撮りました。', en: '' },
    credits: [
      ['director', '朝比奈 澪'],
      ['script', '朝比奈 澪'],
      ['camera', '久世 陽太'],
      ['music', 'チーム屋上'],
    ],
    category: 'story',
    editions: ['night'],
    daysAgo: 19.2,
    posterMs: 13_600,
    captions: captions.lightFor120Yen,
  },
  {
    script: 'window-seat',
    maker: 'sachi',
    title: {
      original: '窓側、九号車',
      reading: 'まどがわ、きゅうごうしゃ',
      romanised: 'Madogawa, kyugosha',
      english: 'Window Seat, Car Nine',
    },
    synopsis: {
      ja: '終点まで眠るつもりだったのに、雨のしずくを数えてしまった。',
      en: 'I meant to sleep to the terminus. Instead I counted drops.',
    },
    words: { ja: '上野発、最終。', en: '' },
    credits: [
      ['director', '佐伯 さち'],
      ['camera', '佐伯 さち'],
    ],
    category: 'record',
    editions: ['past'],
    daysAgo: 396.1,
    posterMs: 6800,
    captions: captions.windowSeat,
  },
  {
    script: 'landing',
    maker: 'ibuki',
    title: { original: '踊り場', reading: 'おどりば', romanised: 'Odoriba', english: 'The Landing' },
    synopsis: {
      ja: '取り壊しの決まった団地の階段で、ふたりは毎日おなじ時間にすれ違う。言葉をかわすのは、光が踊り場にとどく四分間だけ。',
      en: 'In a stairwell due for demolition, two neighbours pass each other every day at the same hour. They speak only for the four minutes in which the sun reaches the landing.',
    },
    words: { ja: '光を待つ映画なので、光を待ちました。', en: '' },
    credits: [
      ['director', '三田村 いぶき'],
      ['cast', '李 佳恩'],
      ['cast', '久世 陽太'],
      ['music', 'トマス・オカフォー＝リンドクヴィスト'],
    ],
    category: 'story',
    editions: ['night'],
    daysAgo: 14.5,
    posterMs: 10_600,
    captions: captions.landing,
  },
  {
    script: 'after-hello',
    maker: 'kaede',
    title: {
      original: 'もしもし、のあと',
      reading: 'もしもし、のあと',
      romanised: 'Moshimoshi, no ato',
      english: 'After Hello',
    },
    synopsis: {
      ja: '町に一つだけ残った電話ボックスから、もう出ない番号にかける。',
      en: 'From the only booth left in town, someone rings a number that nobody answers any more.',
    },
    words: { ja: 'この電話ボックスは、来月なくなります。', en: '' },
    credits: [
      ['director', '宮里 楓'],
      ['sound', '留守番電話'],
      ['camera', '朝比奈 澪'],
    ],
    category: 'story',
    editions: ['noon'],
    daysAgo: 38.2,
    posterMs: 9400,
    captions: captions.afterHello,
  },
  {
    script: 'seven-lights',
    maker: 'tomas',
    title: {
      original: '終電を逃した三人が見つけた七つの光',
      reading: 'しゅうでんをのがしたさんにんがみつけたななつのひかり',
      romanised: 'Shuden o nogashita sannin ga mitsuketa nanatsu no hikari',
      english: 'Seven Small Lights After the Last Train',
    },
    synopsis: {
      ja: '終電を逃した三人は、歩いて帰ることにした。海に着くまでに見つけた光は、七つ。',
      en: 'Three people miss the last train and walk. By the time they reach the sea they have found seven lights.',
    },
    words: { ja: '八時間、歩きました。', en: 'We walked for eight hours.' },
    credits: [
      ['director', 'Tomás Okafor-Lindqvist'],
      ['cast', '李 佳恩'],
      ['cast', '久世 陽太'],
      ['cast', '森 千尋'],
      ['music', 'Tomás Okafor-Lindqvist'],
    ],
    category: 'story',
    editions: ['night'],
    daysAgo: 7.8,
    posterMs: 3600,
    captions: captions.sevenLights,
  },
  {
    script: 'twenty-five-metres',
    maker: 'tsumugi',
    title: {
      original: '二十五メートル',
      reading: 'にじゅうごめーとる',
      romanised: 'Nijugo metoru',
      english: 'Twenty-Five Metres',
    },
    synopsis: {
      ja: '息継ぎは三回。二十五メートルは、考えごとにちょうどいい長さです。',
      en: 'Three breaths. Twenty-five metres are the right length for one thought.',
    },
    words: { ja: '十三秒の映画です。', en: 'A film of thirteen seconds.' },
    credits: [
      ['director', '新垣 つむぎ'],
      ['cast', '新垣 つむぎ'],
    ],
    category: 'record',
    editions: ['night', 'noon'],
    daysAgo: 23.4,
    posterMs: 8800,
  },
  {
    script: 'shelter',
    maker: 'hina',
    title: { original: '雨やどり', reading: 'あまやどり', romanised: 'Amayadori', english: 'Shelter' },
    synopsis: {
      ja: '雨がやむまで、自動販売機のとなりで待つ。',
      en: 'Waiting beside a vending machine until the rain stops.',
    },
    words: { ja: '母のお返事を待っています。', en: '' },
    credits: [['director', '小森 ひな']],
    category: 'first',
    editions: ['night'],
    daysAgo: 3.2,
    posterMs: 6000,
    fate: 'waits-for-guardian',
  },
  {
    script: 'broken',
    maker: 'ren',
    title: {
      original: '名前のない動画',
      reading: 'なまえのないどうが',
      romanised: 'Namae no nai doga',
      english: 'Untitled Clip',
    },
    synopsis: { ja: '', en: '' },
    words: { ja: '途中で電池が切れました。', en: '' },
    credits: [['director', '石動 蓮']],
    category: 'record',
    editions: ['night'],
    daysAgo: 1.4,
    posterMs: 1000,
    fate: 'refused',
  },
]
