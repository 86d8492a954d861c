import type { ErrorRow } from './row.ts'

export const filmsErrors = {
  film_words_changed: {
    status: 409,
    ja: '別の画面で書きかえられています。',
    en: 'This was changed somewhere else.',
  },
  film_title_missing: {
    status: 400,
    ja: 'タイトルを入力してください。',
    en: 'Enter a title.',
  },
  film_reading_not_kana: {
    status: 400,
    ja: 'ひらがなで入力してください。',
    en: 'Use hiragana for the reading.',
  },
  film_title_not_latin: {
    status: 400,
    ja: 'アルファベットで入力してください。',
    en: 'Use Latin letters here.',
  },
  film_language_unknown: {
    status: 400,
    ja: 'この言語は選べません。一覧から選んでください。',
    en: 'This language isn’t available. Choose one from the list.',
  },
  film_category_unknown: {
    status: 400,
    ja: 'この部門はなくなりました。ページを読み込み直して、選び直してください。',
    en: 'This category is gone. Reload the page and choose again.',
  },
  film_credits_too_many: {
    status: 400,
    ja: 'クレジットは{limit}人までです。',
    en: 'You can add up to {limit} credits.',
  },
  film_credit_empty: {
    status: 400,
    ja: '名前を入力してください。',
    en: 'Enter a name.',
  },
  film_team_full: {
    status: 409,
    ja: 'チームは{limit}人までです。',
    en: 'A team can have up to {limit} people.',
  },
  film_team_letters: {
    status: 429,
    ja: '招待メールの上限に達しました。明日、もう一度お試しください。',
    en: 'You’ve sent too many invitations. Try again tomorrow.',
  },
  film_team_yourself: {
    status: 409,
    ja: 'あなたはすでにチームのメンバーです。',
    en: 'You’re already on the team.',
  },
  film_invitation_answered: {
    status: 409,
    ja: 'この招待には回答済みです。',
    en: 'This invitation has already been answered.',
  },
  film_captions_too_large: {
    status: 413,
    ja: '字幕ファイルは{limit}KBまでです。',
    en: 'A caption file can be up to {limit} KB.',
  },
  film_captions_encoding: {
    status: 400,
    ja: 'このファイルの文字コードがわかりません。UTF-8で保存し直して、もう一度選んでください。',
    en: 'We don’t recognise this file’s text encoding. Save it as UTF-8 and choose it again.',
  },
  film_captions_cue_too_long: {
    status: 400,
    ja: '{line}行目の字幕が長すぎます。1つの字幕は{limit}文字までです。',
    en: 'The caption on line {line} is too long. A caption can have up to {limit} characters.',
  },
  film_captions_unreadable: {
    status: 400,
    ja: 'どの字幕の時刻も読めません（最初は{line}行目）。',
    en: 'None of the caption times can be read, starting on line {line}.',
  },
  film_captions_empty: {
    status: 400,
    ja: '字幕が見つかりません。WebVTTかSRTのファイルを選んでください。',
    en: 'No captions found. Choose a WebVTT or SRT file.',
  },
  film_captions_too_many: {
    status: 409,
    ja: '字幕は{limit}言語までです。',
    en: 'You can add captions in up to {limit} languages.',
  },
  film_removed: {
    status: 409,
    ja: 'この作品は、運営が公開を停止しました。',
    en: 'The festival has removed this film.',
  },
  film_erased: {
    status: 410,
    ja: 'この作品は削除されました。',
    en: 'This film was deleted.',
  },
  upload_too_large: {
    status: 413,
    ja: 'ファイルが大きすぎます。上限は{limitMb} MBです。短くするか、画質を下げて書き出してください。',
    en: 'The file is too large. The limit is {limitMb} MB. Export it shorter or at a lower quality.',
  },
  upload_too_many_open: {
    status: 429,
    ja: 'アップロードの途中の作品が{most}本あります。先に完了するか、中止してください。',
    en: 'You have {most} unfinished uploads. Finish or cancel one first.',
  },
  upload_too_much_open: {
    status: 429,
    ja: 'アップロードの途中の作品が、合わせて{limitGb} GBを超えます。先に完了してください。',
    en: 'Your unfinished uploads would exceed {limitGb} GB. Finish one first.',
  },
  upload_empty: {
    status: 400,
    ja: 'ファイルが空（0バイト）です。端末で再生できる動画を選んでください。',
    en: 'The file is empty (0 bytes). Choose a video that plays on your device.',
  },
  upload_wrong_length: {
    status: 413,
    ja: '届いたデータが、最初に伝えられたファイルサイズと合いません。動画を選び直してください。',
    en: 'The uploaded data doesn’t match the announced file size. Choose the video again.',
  },
  upload_wrong_offset: {
    status: 409,
    ja: 'アップロードの続きの位置が合いません。ページを読み込み直すと、続きから始めます。',
    en: 'The upload continues at a different position. Reload the page to continue.',
  },
  upload_invalid: {
    status: 400,
    ja: 'アップロードの形式が違います。動画を選び直してください。',
    en: 'This isn’t a valid upload. Choose the video again.',
  },
  upload_gone: {
    status: 410,
    ja: 'このアップロードは期限が切れました。最初からやり直してください。',
    en: 'This upload has expired. Start again.',
  },
  upload_busy: {
    status: 423,
    ja: '同じアップロードが、別の場所で進んでいます。',
    en: 'This upload is already running somewhere else.',
  },
  upload_no_space: {
    status: 507,
    ja: 'サーバーの空き容量がありません。アップロードした分は保存されています。',
    en: 'The server is out of storage. What’s uploaded is safe.',
  },
  entry_closed: {
    status: 409,
    ja: '応募の受付は終了しました。',
    en: 'Submissions are closed.',
  },
  entry_replacement_closed: {
    status: 409,
    ja: '応募の締切を過ぎたため、差し替えできません。',
    en: 'Submissions are closed, so you can’t replace the film.',
  },
  entry_reason_needed: {
    status: 400,
    ja: '理由を入力してください。応募者が読みます。',
    en: 'Enter a reason. The filmmaker reads it.',
  },
  entry_stage_same: {
    status: 409,
    ja: 'すでにその段階です。',
    en: 'It’s already at this stage.',
  },
  entry_stage_not_eligible: {
    status: 409,
    ja: '適合していて、公開中の作品だけを選べます。',
    en: 'Only eligible films that aren’t on hold, removed or out of the competition can be chosen.',
  },
  entry_disqualified_already: { status: 409, ja: 'すでに失格です。', en: 'It’s already disqualified.' },
  entry_not_disqualified: { status: 409, ja: '失格ではありません。', en: 'It isn’t disqualified.' },
  entry_changed_by: {
    status: 409,
    ja: '{by}さんが先に変更しました。いまの状態を確認してください。',
    en: '{by} changed this film in the meantime. Check how it stands now.',
  },
  entry_changed: {
    status: 409,
    ja: 'ほかの人が先に変更しました。いまの状態を確認してください。',
    en: 'Somebody else changed this film in the meantime. Check how it stands now.',
  },
  measure_undone: {
    status: 409,
    ja: 'すでに元に戻されています。',
    en: 'This has been undone already.',
  },
  entry_decided: {
    status: 409,
    ja: '審査が終わったため、取り下げできません。',
    en: 'The decision has been made, so you can’t withdraw this entry.',
  },
} as const satisfies Record<string, ErrorRow>
