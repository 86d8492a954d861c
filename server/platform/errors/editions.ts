import type { ErrorRow } from './row.ts'

export const editionsErrors = {
  edition_name_missing: { status: 400, ja: '名前を書いてください。', en: 'Please give it a name.' },
  edition_slug_taken: {
    status: 409,
    ja: 'このアドレスはほかの大会が使っています。',
    en: 'Another edition uses this address.',
  },
  edition_changed_elsewhere: {
    status: 409,
    ja: 'ほかの人が先に変えました。読み直してから、もう一度お願いします。',
    en: 'Someone else changed this first. Please load it again.',
  },
  edition_incomplete: {
    status: 409,
    ja: '公開するには、まだ足りない項目があります。',
    en: 'Something is still missing before this can be public.',
  },
  edition_begun: {
    status: 409,
    ja: '作品の募集が始まったので、下書きには戻せません。',
    en: 'Submissions have opened, so this can no longer be a draft.',
  },
  edition_time_zone_unknown: {
    status: 400,
    ja: '「{zone}」という時間帯はありません。',
    en: 'There is no time zone called “{zone}”.',
  },
  edition_time_skipped: {
    status: 400,
    ja: 'この日時は{zone}にはありません。夏時間の切り替えを確かめてください。',
    en: 'This date and time does not exist in {zone}. Please check the change to summer time.',
  },
  edition_year_far: {
    status: 400,
    ja: '年を確かめてください。二〇〇〇年から二一九九年までの日時を使えます。',
    en: 'Please check the year: dates from 2000 to 2199 can be used.',
  },
  edition_phase_twice: { status: 400, ja: '同じ期間が二度あります。', en: 'This phase is there twice.' },
  edition_phase_needs_end: {
    status: 400,
    ja: '終わりの日時を決めてください。',
    en: 'Please say when this ends.',
  },
  edition_phase_order: {
    status: 400,
    ja: '終わりは始まりより後にしてください。',
    en: 'The end must come after the start.',
  },
  edition_voting_before_screening: {
    status: 400,
    ja: '投票は上映より先に始められません。',
    en: 'Voting cannot begin before films are shown.',
  },
  edition_past_fixed: {
    status: 409,
    ja: '過ぎた日時は変えられません。',
    en: 'What is past cannot be changed.',
  },
  edition_reason_needed: {
    status: 400,
    ja: '変える理由を書いてください。だれでも読めます。',
    en: 'Please give a reason. Everyone can read it.',
  },
  edition_hashtag_invalid: {
    status: 400,
    ja: 'ハッシュタグに使えるのは、文字、数字、＿、・です。',
    en: 'A hashtag is made of letters, digits and underscores, with at least one letter.',
  },
  edition_hashtag_taken: {
    status: 409,
    ja: '「{hashtag}」は、同じ時期に募集する別の大会が使っています。',
    en: '“{hashtag}” is used by another edition that takes films at the same time.',
  },
  edition_length_order: {
    status: 400,
    ja: '長さの上限は下限より大きくしてください。',
    en: 'The longest length must not be below the shortest.',
  },
  edition_voting_fixed: {
    status: 409,
    ja: '投票が始まったので、投票の方法は変えられません。',
    en: 'Voting has begun, so the way of voting stays.',
  },
  edition_award_decided: {
    status: 409,
    ja: 'この賞はもう決まっています。決める人と受賞数は変えられません。',
    en: 'This award has been decided: who decides it and the number of winners cannot change any more.',
  },
  edition_in_use: {
    status: 409,
    ja: 'すでに使われているので、消せません。',
    en: 'This is in use already and cannot be removed.',
  },
  edition_accent_illegible: {
    status: 400,
    ja: 'この色の上では文字が読めません。近い色では{proposal}が読めます。',
    en: 'Text cannot be read on this colour. The nearest that works is {proposal}.',
  },
  edition_link_invalid: {
    status: 400,
    ja: 'リンクはhttps://から書いてください。',
    en: 'Please write the link in full, from https:// on.',
  },
} as const satisfies Record<string, ErrorRow>
