import type { reasonsAgainst, reasonsFor } from './moderation.ts'

type Words = Record<(typeof reasonsAgainst | typeof reasonsFor)[number], string>

/** What a ruling rests on, as the console offers it and as its film's makers read it. */
export const rulingReasonsJa: Words = {
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

export const rulingReasonsEn: Words = {
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
