import type { ErrorRow } from './row.ts'

export const editionsErrors = {
  edition_name_missing: {
    status: 400,
    ja: '名前を入力してください。',
    en: 'Enter a name.',
  },
  edition_slug_taken: {
    status: 409,
    ja: 'このURLはほかの大会が使っています。',
    en: 'Another edition uses this link.',
  },
  edition_changed_elsewhere: {
    status: 409,
    ja: 'ほかの人が先に変更しました。再読み込みしてから、もう一度お試しください。',
    en: 'Someone else has changed this. Reload, then try again.',
  },
  edition_incomplete: {
    status: 409,
    ja: '公開に必要な項目が足りません。',
    en: 'Something’s still missing before you can publish.',
  },
  edition_entered: {
    status: 409,
    ja: 'すでに応募があるため、下書きに戻せません。',
    en: 'Films have been entered, so you can’t turn this back into a draft.',
  },
  edition_has_entries: {
    status: 409,
    ja: '応募があるため、削除できません。終わった大会は、保管できます。',
    en: 'Films have been entered, so this can’t be deleted. Once it’s over you can archive it.',
  },
  edition_is_public: {
    status: 409,
    ja: '公開中のため、削除できません。先に下書きに戻してください。',
    en: 'This is public. Turn it back into a draft first, then delete it.',
  },
  edition_running: {
    status: 409,
    ja: '終わっていない日程があるため、保管できません。',
    en: 'This edition isn’t over yet, so it can’t be archived.',
  },
  edition_archived: {
    status: 409,
    ja: 'この大会は保管中です。変更するには、先に保管を解除してください。',
    en: 'This edition is archived. Take it out of the archive before changing it.',
  },
  edition_former_gone: {
    status: 400,
    ja: '元にする大会が見つかりません。',
    en: 'The edition to copy from can’t be found.',
  },
  edition_slug_kept: {
    status: 409,
    ja: 'このURLは、以前の大会の公開に使われています。印刷物やQRコードのリンクを守るため、使えません。',
    en: 'An earlier edition was public at this link. Printed links and QR codes still lead there, so it can’t be used again.',
  },
  edition_screening_early: {
    status: 400,
    ja: '上映が、作品の募集より前に終わっています。',
    en: 'The screening ends before submissions open.',
  },
  edition_judging_early: {
    status: 400,
    ja: '審査が、作品の募集より前に終わっています。',
    en: 'Judging ends before submissions open.',
  },
  edition_ceremony_early: {
    status: 400,
    ja: '授賞式は、募集と審査が終わってから始めてください。',
    en: 'The ceremony has to start after submissions and judging have ended.',
  },
  edition_decision_late: {
    status: 400,
    ja: '結果の通知は、授賞式の開始より前にしてください。応募者へ先に伝えるためです。',
    en: 'Notify people before the ceremony starts, so that they hear first.',
  },
  edition_time_zone_unknown: {
    status: 400,
    ja: '「{zone}」というタイムゾーンはありません。',
    en: 'There’s no time zone called “{zone}”.',
  },
  edition_time_skipped: {
    status: 400,
    ja: '{zone}に、この日時はありません。夏時間の切り替えを確認してください。',
    en: 'This time doesn’t exist in {zone}. Check when daylight saving time starts.',
  },
  edition_year_far: {
    status: 400,
    ja: '年を確認してください。2000年から2199年までの日時を使えます。',
    en: 'Check the year. Use dates from 2000 to 2199.',
  },
  edition_phase_twice: {
    status: 400,
    ja: '同じ期間が重複しています。',
    en: 'This phase is there twice.',
  },
  edition_phase_needs_end: {
    status: 400,
    ja: '終了日時を入力してください。',
    en: 'Enter when this ends.',
  },
  edition_phase_order: {
    status: 400,
    ja: '終了は開始より後にしてください。',
    en: 'The end has to be after the start.',
  },
  edition_voting_before_screening: {
    status: 400,
    ja: '投票は、上映の開始より前に始められません。',
    en: 'Voting can’t open before the screening starts.',
  },
  edition_past_fixed: {
    status: 409,
    ja: '過ぎた日時は変更できません。',
    en: 'You can’t change dates in the past.',
  },
  edition_reason_needed: {
    status: 400,
    ja: '変更の理由を入力してください。だれでも読めます。',
    en: 'Enter a reason. Everyone can read it.',
  },
  edition_hashtag_invalid: {
    status: 400,
    ja: 'ハッシュタグに使えるのは、文字、数字、＿、・です。',
    en: 'Use letters, digits and underscores in a hashtag, with at least one letter.',
  },
  edition_hashtag_taken: {
    status: 409,
    ja: '「{hashtag}」は、同じ時期に募集する別の大会が使っています。',
    en: '“{hashtag}” is used by another edition with submissions at the same time.',
  },
  edition_length_order: {
    status: 400,
    ja: '最長は最短より長くしてください。',
    en: 'The maximum length has to be longer than the minimum.',
  },
  edition_voting_fixed: {
    status: 409,
    ja: '投票が始まったため、投票方法は変更できません。',
    en: 'Voting has opened, so you can’t change the voting method.',
  },
  edition_award_decided: {
    status: 409,
    ja: 'この賞は決定済みです。決める人と受賞数は変更できません。',
    en: 'This award has been decided. You can’t change who decides it or the number of winners.',
  },
  edition_in_use: {
    status: 409,
    ja: '使用中のため、削除できません。',
    en: 'This is in use and can’t be deleted.',
  },
  edition_accent_illegible: {
    status: 400,
    ja: 'この色の上では文字が読めません。近い色では{proposal}が使えます。',
    en: 'Text isn’t readable on this colour. The nearest colour that works is {proposal}.',
  },
  edition_link_invalid: {
    status: 400,
    ja: 'https://から始まるリンクを入力してください。',
    en: 'Enter the full link, starting with https://.',
  },
} as const satisfies Record<string, ErrorRow>
