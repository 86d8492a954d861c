/** hold: out of sight until it has been looked at; remove: out of sight; release: in sight again. */
export const acts = ['hold', 'remove', 'release'] as const

/** The rules that a hold or a removal rests on. */
export const reasonsAgainst = [
  'rights',
  'person_shown',
  'violence',
  'hate',
  'sexual',
  'danger',
  'advertising',
  'unlawful',
  'other',
] as const

/** What a release rests on. */
export const reasonsFor = ['looked_into', 'mistake', 'other'] as const

/** Longest reason of a ruling, in characters as people count them. */
export const longestReason = 1000

type ReasonWords = Record<(typeof reasonsAgainst | typeof reasonsFor)[number], string>

/** What a ruling rests on, as the console offers it and as its film's makers read it. */
export const rulingReasonsJa: ReasonWords = {
  rights: '音楽や映像の権利',
  person_shown: '映っている人の了承',
  violence: '暴力',
  hate: '差別や中傷',
  sexual: '性的な表現',
  danger: '危険な行為',
  advertising: '宣伝',
  unlawful: '法律に触れるおそれ',
  looked_into: '確認の結果、問題なし',
  mistake: '運営の誤り',
  other: 'その他',
}

export const rulingReasonsEn: ReasonWords = {
  rights: 'Music or image rights',
  person_shown: 'Someone shown didn’t agree',
  violence: 'Violence',
  hate: 'Hate or harassment',
  sexual: 'Sexual content',
  danger: 'Dangerous acts',
  advertising: 'Advertising',
  unlawful: 'Possibly illegal',
  looked_into: 'Reviewed, nothing wrong',
  mistake: 'Our mistake',
  other: 'Something else',
}
