import type { ErrorRow } from './row.ts'

export const tallyErrors = {
  tally_still_open: {
    status: 409,
    ja: '投票の締め切りを過ぎてから集計できます。',
    en: 'You can count once the calendar has closed voting.',
  },
  tally_no_voting: {
    status: 409,
    ja: 'この大会の日程には投票がありません。',
    en: 'There is no voting in the calendar of this edition.',
  },
  tally_not_audience: {
    status: 409,
    ja: 'この賞は観客の投票では決まりません。',
    en: 'This award is not decided by the audience.',
  },
  tally_by_audience: {
    status: 409,
    ja: 'この賞は観客の投票で決まります。',
    en: 'This award is decided by the audience.',
  },
  tally_not_latest: {
    status: 409,
    ja: 'より新しい集計があります。',
    en: 'There is a newer count.',
  },
  tally_motion_needed: {
    status: 409,
    ja: '決定を変えるには、先に動議を記録してください。',
    en: 'To change what is decided, log a motion first.',
  },
  tally_motion_unknown: {
    status: 400,
    ja: 'この大会にそのような動議はありません。',
    en: 'There is no such motion in this edition.',
  },
  tally_motion_empty: {
    status: 400,
    ja: '動議の内容を書いてください。',
    en: 'Please write what is moved.',
  },
  tally_crowd_gone: {
    status: 409,
    ja: 'このアカウントのまとまりは、いまは見つかりません。ページを読み直してください。',
    en: 'This group of accounts is not found any more. Please load the page again.',
  },
  tally_objection_reason_needed: {
    status: 400,
    ja: '理由を書いてください。結果のページでどなたにも見えます。',
    en: 'Please give a reason. Everyone can read it beside the result.',
  },
  tally_objections_changed: {
    status: 409,
    ja: '集計のあとで、外す票が変わりました。もう一度集計してから公表してください。',
    en: 'Which ballots are set aside has changed since this count. Please count again, then publish.',
  },
  tally_place_unknown: {
    status: 400,
    ja: 'この賞にその順位はありません。',
    en: 'This award has no such place.',
  },
  tally_film_not_running: {
    status: 409,
    ja: 'この作品には賞を贈れません。応募されていないか、取り下げられています。',
    en: 'This film cannot be given an award: it was not entered, or is no longer running.',
  },
  tally_nothing_decided: {
    status: 409,
    ja: 'まだ何も決まっていません。',
    en: 'Nothing has been decided yet.',
  },
} as const satisfies Record<string, ErrorRow>
