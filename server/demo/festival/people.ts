import type { Role } from '#platform/http/http.ts'

export const domain = 'demo.verticale.invalid'
const at = (mailbox: string) => `${mailbox}@${domain}`

/** Someone of the demo. `age` in whole years at the moment of seeding; without one the operator vouches. */
export type DemoPerson = {
  readonly key: string
  readonly email: string
  readonly name: string
  readonly handle: string
  readonly language: 'ja' | 'en'
  readonly age?: number
  readonly roles?: readonly Role[]
}

export const staff: readonly DemoPerson[] = [
  {
    key: 'organiser',
    email: at('organiser'),
    name: '高野 百合',
    handle: 'yuri_takano',
    language: 'ja',
    roles: ['organiser'],
  },
  {
    key: 'moderator',
    email: at('moderator'),
    name: '真壁 航',
    handle: 'wataru_makabe',
    language: 'ja',
    roles: ['moderator'],
  },
  {
    key: 'juror',
    email: at('juror'),
    name: '片桐 冬子',
    handle: 'fuyuko_k',
    language: 'ja',
    roles: ['juror'],
  },
  {
    key: 'juror2',
    email: at('juror2'),
    name: 'Oliver Mochizuki',
    handle: 'oliver_m',
    language: 'en',
    roles: ['juror'],
  },
  {
    key: 'juror3',
    email: at('juror3'),
    name: '朴 志勲',
    handle: 'jihoon_p',
    language: 'ja',
    roles: ['juror'],
  },
  {
    key: 'producer',
    email: at('producer'),
    name: '沢渡 まり',
    handle: 'mari_sawatari',
    language: 'ja',
    roles: ['producer'],
  },
  { key: 'press', email: at('press'), name: '戸田 亮', handle: 'ryo_toda', language: 'ja', roles: ['press'] },
]

export const makers: readonly DemoPerson[] = [
  { key: 'mio', email: at('creator'), name: '朝比奈 澪', handle: 'mio_120yen', language: 'ja', age: 24 },
  { key: 'ibuki', email: at('ibuki'), name: '三田村 いぶき', handle: 'ibuki_m', language: 'ja', age: 29 },
  { key: 'haru', email: at('haru'), name: '朝倉 ハル', handle: 'haru_asakura', language: 'ja', age: 31 },
  { key: 'yota', email: at('yota'), name: '久世 陽太', handle: 'yota_kuze', language: 'ja', age: 27 },
  { key: 'gaeun', email: at('gaeun'), name: '李 佳恩', handle: 'gaeun17', language: 'ja', age: 26 },
  {
    key: 'tomas',
    email: at('tomas'),
    name: 'Tomás Okafor-Lindqvist',
    handle: 'tomas_ol',
    language: 'en',
    age: 33,
  },
  { key: 'rooftop', email: at('rooftop'), name: 'チーム屋上', handle: 'team_okujo', language: 'ja', age: 22 },
  { key: 'akari', email: at('minor'), name: '森 あかり', handle: 'akari_kumo', language: 'ja', age: 14 },
  { key: 'tsumugi', email: at('tsumugi'), name: '新垣 つむぎ', handle: 'tsumugi_a', language: 'ja', age: 19 },
  { key: 'mai', email: at('mai'), name: 'Nguyễn Thị Mai', handle: 'mai_yatai', language: 'ja', age: 23 },
  { key: 'sachi', email: at('sachi'), name: '佐伯 さち', handle: 'sachi_9gosha', language: 'ja', age: 38 },
  { key: 'kaede', email: at('kaede'), name: '宮里 楓', handle: 'kaede_m', language: 'ja', age: 25 },
  // came in by a service that tells no address: no letter reaches them, which the console shows
  {
    key: 'ren',
    email: 'ren@line.placeholder.invalid',
    name: '石動 蓮',
    handle: 'ren_isurugi',
    language: 'ja',
    age: 45,
  },
  { key: 'hina', email: at('waiting'), name: '小森 ひな', handle: 'hina_amayadori', language: 'ja', age: 16 },
]

/** Guardians have no account: only an address. */
export const guardians = { akari: at('guardian'), hina: at('guardian2') } as const

const families = [
  '青木',
  '伊東',
  '上原',
  '江藤',
  '大沢',
  '川村',
  '木下',
  '栗原',
  '小林',
  '桜井',
  '清水',
  '杉山',
  '高橋',
  '田口',
  '千葉',
  '土屋',
  '寺田',
  '中西',
  '西村',
  '根本',
  '野口',
  '長谷川',
  '平野',
  '福田',
  '星野',
  '松井',
  '水谷',
  '村上',
  '森下',
  '矢野',
  '山根',
  '横田',
]
const givens = [
  '葵',
  '樹',
  '海斗',
  '陽菜',
  '蓮華',
  '直',
  '美咲',
  '悠真',
  '凛',
  '颯太',
  '千夏',
  '航平',
  '結衣',
  '誠',
  '奈々',
  '光',
  '遥',
  '圭',
  '志保',
  '拓海',
  '琴音',
  '亮介',
  '由佳',
  '湊',
]

/** People who watch and vote. The first one is meant for signing in. */
export const audience: readonly DemoPerson[] = Array.from({ length: 64 }, (_, nth) => ({
  key: `voter-${nth + 1}`,
  email: at(nth === 0 ? 'voter' : `voter${nth + 1}`),
  name: `${families[(nth * 7) % families.length]} ${givens[(nth * 5) % givens.length]}`,
  handle: `viewer_${String(nth + 1).padStart(2, '0')}`,
  language: nth % 9 === 8 ? ('en' as const) : ('ja' as const),
  // the first, as whom a newcomer signs in, needs nobody's consent to show a film
  age: nth === 0 ? 24 : 15 + ((nth * 13) % 48),
}))

/** Accounts that one hand has made. */
export const crowd: readonly DemoPerson[] = Array.from({ length: 10 }, (_, nth) => ({
  key: `crowd-${nth + 1}`,
  email: at(`k7q${nth}`),
  name: `k7q${nth}`,
  handle: `k7q_${nth}`,
  language: 'ja' as const,
  age: 20,
}))

/** Who to sign in as, for whoever has just started the program. */
export const signIns: readonly { readonly email: string; readonly as: string }[] = [
  { email: at('organiser'), as: 'organiser: calendar, entries, results' },
  { email: at('moderator'), as: 'moderator' },
  { email: at('juror'), as: 'juror' },
  { email: at('producer'), as: 'ceremony producer' },
  { email: at('press'), as: 'press officer' },
  { email: at('creator'), as: 'filmmaker with a film on show' },
  { email: at('minor'), as: 'filmmaker aged 14, with a guardian’s consent' },
  { email: at('waiting'), as: 'filmmaker aged 16, whose guardian hasn’t answered' },
  { email: at('voter'), as: 'audience' },
]
