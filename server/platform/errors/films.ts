import type { ErrorRow } from './row.ts'

export const filmsErrors = {
  film_title_missing: { status: 400, ja: '題名を書いてください。', en: 'Please give the film a title.' },
  film_reading_not_kana: {
    status: 400,
    ja: 'ひらがなで書いてください。',
    en: 'Please write the reading in hiragana.',
  },
  film_title_not_latin: {
    status: 400,
    ja: 'アルファベットで書いてください。',
    en: 'Please write this in Latin letters.',
  },
  film_language_unknown: {
    status: 400,
    ja: '言語の指定が正しくありません。',
    en: 'This language is not known.',
  },
  film_category_unknown: { status: 400, ja: 'この部門はありません。', en: 'There is no such category.' },
  film_credits_too_many: {
    status: 400,
    ja: 'クレジットは{limit}人までです。',
    en: 'There is room for {limit} credits.',
  },
  film_credit_empty: { status: 400, ja: '名前を書いてください。', en: 'Please write a name.' },
  film_team_full: {
    status: 409,
    ja: 'チームは{limit}人までです。',
    en: 'A team has room for {limit} people.',
  },
  film_team_letters: {
    status: 429,
    ja: '招待メールが続いています。明日もう一度お試しください。',
    en: 'Too many invitations have been mailed. Please try again tomorrow.',
  },
  film_team_yourself: {
    status: 409,
    ja: 'ご自身はすでにチームの一員です。',
    en: 'You are on the team already.',
  },
  film_invitation_answered: {
    status: 409,
    ja: 'この招待にはすでにお返事をいただいています。',
    en: 'This invitation has been answered already.',
  },
  film_captions_too_large: {
    status: 413,
    ja: '字幕ファイルは{limit}KBまでです。',
    en: 'A caption file can have up to {limit} KB.',
  },
  film_captions_encoding: {
    status: 400,
    ja: 'このファイルの文字コードがわかりません。UTF-8で保存しなおして、もう一度選んでください。',
    en: 'The text encoding of this file isn’t recognised. Save it as UTF-8 and choose it again.',
  },
  film_captions_cue_too_long: {
    status: 400,
    ja: '{line}行目の字幕が長すぎます。ひとつの字幕は{limit}文字までです。',
    en: 'The caption at line {line} is too long. One caption can have up to {limit} characters.',
  },
  film_captions_unreadable: {
    status: 400,
    ja: 'どの字幕の時刻も使えません（最初は{line}行目）。',
    en: 'None of the caption times can be used, starting with line {line}.',
  },
  film_captions_empty: {
    status: 400,
    ja: '字幕が見つかりません。WebVTTかSRTのファイルを選んでください。',
    en: 'No captions were found. Please choose a WebVTT or SRT file.',
  },
  film_captions_too_many: {
    status: 409,
    ja: '字幕は{limit}言語までです。',
    en: 'There is room for captions in {limit} languages.',
  },
  film_removed: {
    status: 409,
    ja: 'この作品は運営が取り下げました。',
    en: 'This film was removed by the festival.',
  },
  film_erased: { status: 410, ja: 'この作品は削除されました。', en: 'This film was deleted.' },
  upload_too_large: {
    status: 413,
    ja: 'ファイルが大きすぎます。{limitMb} MBまで受け付けます。',
    en: 'The file is too large. Up to {limitMb} MB are accepted.',
  },
  upload_too_many_open: {
    status: 429,
    ja: '送りかけの作品が{most}本あります。送り終えるか、送信をやめてから、次をお送りください。',
    en: 'You have {most} films half sent. Please finish or stop one of them before you send the next.',
  },
  upload_too_much_open: {
    status: 429,
    ja: '送りかけの作品が合わせて{limitGb} GBを超えます。送り終えてから、次をお送りください。',
    en: 'Together with what you have half sent this is more than {limitGb} GB. Please finish that first.',
  },
  upload_empty: { status: 400, ja: 'ファイルが空です。', en: 'The file is empty.' },
  upload_wrong_length: {
    status: 413,
    ja: '届いた量が、はじめに聞いたファイルの大きさと合いません。',
    en: 'What arrived does not fit the size that was announced.',
  },
  upload_wrong_offset: {
    status: 409,
    ja: '続きの位置が合いません。',
    en: 'The upload goes on at another place.',
  },
  upload_invalid: {
    status: 400,
    ja: '送信の形式が正しくありません。',
    en: 'This is not a valid upload request.',
  },
  upload_gone: {
    status: 410,
    ja: 'この送信は期限が切れました。もう一度はじめから送ってください。',
    en: 'This upload has expired. Please send the film again.',
  },
  upload_busy: {
    status: 423,
    ja: '同じ送信が別のところで続いています。',
    en: 'The same upload is going on elsewhere.',
  },
  upload_no_space: {
    status: 507,
    ja: 'サーバーの空きがありません。届いた分は保存してあります。',
    en: 'The server is out of space. What arrived is safe.',
  },
  entry_closed: { status: 409, ja: '応募の受付は終わりました。', en: 'Submissions are closed.' },
  entry_replacement_closed: {
    status: 409,
    ja: '応募の締切を過ぎたので、差し替えはできません。',
    en: 'Submissions are closed; the film can no longer be replaced.',
  },
  entry_reason_needed: {
    status: 400,
    ja: '理由を書いてください。応募した方が読みます。',
    en: 'Please give a reason. The maker reads it.',
  },
  entry_decided: {
    status: 409,
    ja: '審査が終わったので、取り下げはできません。',
    en: 'The decision has been made; the entry can no longer be withdrawn.',
  },
} as const satisfies Record<string, ErrorRow>
