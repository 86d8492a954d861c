import type { ErrorRow } from './row.ts'

export const tallyErrors = {
  tally_still_open: {
    status: 409,
    ja: '集計は、投票の締切後にできます。',
    en: 'You can count once voting has closed.',
  },
  tally_no_voting: {
    status: 409,
    ja: 'この大会の日程には投票がありません。',
    en: 'This edition’s calendar has no voting.',
  },
  tally_not_audience: {
    status: 409,
    ja: 'この賞は、観客の投票では決まりません。',
    en: 'This award isn’t decided by the audience.',
  },
  tally_by_audience: {
    status: 409,
    ja: 'この賞は、観客の投票で決まります。',
    en: 'This award is decided by the audience.',
  },
  tally_not_latest: {
    status: 409,
    ja: 'より新しい集計があります。',
    en: 'There’s a newer count.',
  },
  tally_motion_needed: {
    status: 409,
    ja: '決定を変更するには、先に理由を記録してください。',
    en: 'To change a decision, save a change record first.',
  },
  tally_motion_unknown: {
    status: 400,
    ja: 'この大会に、その変更の記録はありません。',
    en: 'This edition has no such change record.',
  },
  tally_motion_empty: {
    status: 400,
    ja: '変更の内容と理由を入力してください。',
    en: 'Enter what changes, and why.',
  },
  tally_crowd_gone: {
    status: 409,
    ja: 'このアカウントのまとまりは、もう見つかりません。ページを再読み込みしてください。',
    en: 'This group of accounts is no longer found. Reload the page.',
  },
  tally_objection_reason_needed: {
    status: 400,
    ja: '理由を入力してください。結果のページで、だれでも読めます。',
    en: 'Enter a reason. Everyone can read it with the result.',
  },
  tally_objections_changed: {
    status: 409,
    ja: '集計のあとで、除外する票が変わりました。再集計してから公開してください。',
    en: 'The excluded votes have changed since this count. Count again, then publish.',
  },
  tally_place_unknown: {
    status: 400,
    ja: 'この賞に、その順位はありません。',
    en: 'This award has no such place.',
  },
  tally_film_not_running: {
    status: 409,
    ja: '応募されていないか、対象から外れた作品です。賞は贈れません。',
    en: 'This film can’t win: it wasn’t submitted, or it’s no longer taking part.',
  },
  tally_nothing_decided: {
    status: 409,
    ja: 'まだ何も決まっていません。',
    en: 'Nothing has been decided yet.',
  },
  tally_before_promise: {
    status: 409,
    ja: '予定した発表の時刻より前です。それでも公開するかを確認してください。',
    en: 'This is before the planned time. Confirm that you want to publish early.',
  },
  tally_announced: {
    status: 409,
    ja: '受賞者に知らせた結果が、公開を待っています。先に公開を止めてください。',
    en: 'A result that its winners have been told is waiting to go public. Stop it first.',
  },
  tally_nothing_counted: {
    status: 409,
    ja: '有効な票がないため、公開できる結果がありません。該当作なしとするか、別の方法で決めてください。',
    en: 'No votes counted, so there’s no result to publish. Enter “No winner”, or decide another way.',
  },
} as const satisfies Record<string, ErrorRow>
