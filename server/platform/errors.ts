import type { Language } from '#contract/route.ts'

type ErrorRow = { status: number; ja: string; en: string }

/**
 * Every way in which Verticale can refuse, in one place: code, HTTP status, and what a person reads.
 * `{name}` in a sentence is filled from the refusal's details.
 */
export const errors = {
  // the platform
  invalid_input: {
    status: 400,
    ja: '入力の形が正しくありません。',
    en: 'The input is not in the expected form.',
  },
  not_signed_in: { status: 401, ja: 'サインインしてください。', en: 'Please sign in.' },
  not_allowed: { status: 403, ja: 'この操作はできません。', en: 'You may not do this.' },
  cross_origin: {
    status: 403,
    ja: 'ほかのサイトからの操作は受け付けません。',
    en: 'Requests from other sites are not accepted.',
  },
  not_found: { status: 404, ja: '見つかりませんでした。', en: 'It could not be found.' },
  already_exists: { status: 409, ja: 'すでにあります。', en: 'It already exists.' },
  too_large: { status: 413, ja: '大きすぎます。', en: 'It is too large.' },
  too_many: {
    status: 429,
    ja: '少し時間をおいてから、もう一度お試しください。',
    en: 'Please wait a moment and try again.',
  },
  failed: {
    status: 500,
    ja: 'こちらの不具合で処理できませんでした。時間をおいてお試しください。',
    en: 'Something went wrong on our side. Please try again later.',
  },
  database_away: {
    status: 503,
    ja: 'ただいま準備中です。まもなく自動的に再開します。',
    en: 'We are briefly away and will be back by ourselves.',
  },
  busy: {
    status: 503,
    ja: '混み合っています。数秒後にもう一度お試しください。',
    en: 'We are very busy. Please try again in a few seconds.',
  },
  // account
  account_email_unlikely: {
    status: 400,
    ja: 'メールアドレスをもう一度お確かめください。',
    en: 'Please check the e-mail address.',
  },
  account_code_wrong: {
    status: 400,
    ja: '数字が違います。もう一度お確かめください。',
    en: 'These are not the figures we sent. Please check them.',
  },
  account_code_expired: {
    status: 400,
    ja: '数字の期限が切れました。もう一度送ってください。',
    en: 'The code has expired. Please have a new one sent.',
  },
  account_code_guessed: {
    status: 403,
    ja: '間違いが続いたため、この数字は使えなくなりました。もう一度送ってください。',
    en: 'Too many wrong tries; this code no longer works. Please have a new one sent.',
  },
  account_link_used: {
    status: 410,
    ja: 'このリンクは使用済みか、期限が切れています。',
    en: 'This link has been used or has expired.',
  },
  account_way_unknown: {
    status: 404,
    ja: 'このサインインの方法は使えません。',
    en: 'This way of signing in is not available here.',
  },
  account_passkey_failed: {
    status: 400,
    ja: 'パスキーを確かめられませんでした。メールの数字でお入りください。',
    en: 'The passkey could not be verified. Please sign in with a code instead.',
  },
  account_sign_in_again: {
    status: 403,
    ja: '安全のため、もう一度サインインしてからお試しください。',
    en: 'For your safety, please sign in again first.',
  },
  account_token_unknown: {
    status: 401,
    ja: 'このトークンは使えません。期限切れか、取り消されています。',
    en: 'This token is not valid. It may have expired or been revoked.',
  },
  account_session_only: {
    status: 403,
    ja: 'この操作はトークンではできません。画面からサインインしてください。',
    en: 'This cannot be done with a token. Please sign in on the page.',
  },
  account_birth_date_needed: {
    status: 403,
    ja: '生年月日をお答えください。',
    en: 'Please tell us your date of birth.',
  },
  account_birth_date_unlikely: {
    status: 400,
    ja: '生年月日をお確かめください。',
    en: 'Please check the date of birth.',
  },
  account_birth_date_bound: {
    status: 403,
    ja: 'さきほどの生年月日から24時間は変えられません。',
    en: 'The date given before stands for 24 hours.',
  },
  account_under_age: {
    status: 403,
    ja: 'いまはアカウントをお作りいただけません。作品はこのままご覧になれます。',
    en: 'We cannot make an account for you at the moment. You can go on watching films.',
  },
  account_terms_changed: {
    status: 409,
    ja: '規約が新しくなりました。お読みになってから、もう一度お進みください。',
    en: 'The terms have changed. Please read them and go on.',
  },
  account_name_too_long: {
    status: 400,
    ja: '{most}文字までにしてください。',
    en: 'Please use at most {most} characters.',
  },
  account_name_empty: { status: 400, ja: '名前を書いてください。', en: 'Please write a name.' },
  account_handle_unusable: {
    status: 400,
    ja: 'ハンドルは英小文字と数字と_の2〜30文字で、運営の名と紛れないものにしてください。',
    en: 'A handle has 2 to 30 small letters, digits or _, and is not one that sounds official.',
  },
  account_handle_taken: {
    status: 409,
    ja: 'このハンドルはほかの人が使っています。',
    en: 'Someone else has this handle.',
  },
  account_picture_unreadable: {
    status: 400,
    ja: 'この画像は読めません。JPEG、PNG、WebP、AVIFを選んでください。',
    en: 'This picture cannot be read. Please choose a JPEG, PNG, WebP or AVIF.',
  },
  account_guardian_not_needed: {
    status: 409,
    ja: '18歳以上の方には保護者の同意はいりません。',
    en: 'At 18 and over, no guardian needs to consent.',
  },
  account_guardian_has_account: {
    status: 400,
    ja: 'このアドレスは使えません。アカウントのない、保護者ご本人のアドレスを書いてください。',
    en: 'This address cannot be used. Please give your guardian’s own address, one that has no account here.',
  },
  account_guardian_link_expired: {
    status: 410,
    ja: 'このお願いは期限が切れました。お子さまから、もう一度お送りいただけます。',
    en: 'This request has expired. Your child can send it again.',
  },
  account_guardian_text_changed: {
    status: 409,
    ja: '文面が新しくなりました。お読みになってから、もう一度お答えください。',
    en: 'The text has changed. Please read it and answer again.',
  },
  account_guardian_answered: {
    status: 409,
    ja: 'すでにお答えをいただいています。',
    en: 'This has been answered already.',
  },
  account_last_organiser: {
    status: 409,
    ja: '主催者が一人もいなくなるため、外せません。',
    en: 'This is the last organiser; an edition needs one.',
  },
  account_erasure_unconfirmed: {
    status: 400,
    ja: 'ご自分のメールアドレスを、そのとおりに入れてください。',
    en: 'Please enter your own e-mail address exactly.',
  },
  // films and entries
  text_too_long: {
    status: 400,
    ja: '{limit}文字以内で書いてください。',
    en: 'Please keep this to {limit} characters.',
  },
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
  film_email_invalid: {
    status: 400,
    ja: 'メールアドレスを確かめてください。',
    en: 'Please check the e-mail address.',
  },
  film_team_full: {
    status: 409,
    ja: 'チームは{limit}人までです。',
    en: 'A team has room for {limit} people.',
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
    ja: '字幕ファイルが大きすぎます。',
    en: 'The caption file is too large.',
  },
  film_captions_unreadable: {
    status: 400,
    ja: '字幕の{line}行目の時刻を読めません。',
    en: 'The time in line {line} of the captions cannot be read.',
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
  entry_decided: {
    status: 409,
    ja: '審査が終わったので、取り下げはできません。',
    en: 'The decision has been made; the entry can no longer be withdrawn.',
  },
  // editions
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
  edition_picture_unreadable: {
    status: 400,
    ja: 'この画像は読めません。JPEG、PNG、WebP、AVIFを選んでください。',
    en: 'This picture cannot be read. Please choose a JPEG, PNG, WebP or AVIF.',
  },
  edition_picture_too_small: {
    status: 400,
    ja: '画像が小さすぎます。短い辺が{least}px以上のものを選んでください。',
    en: 'The picture is too small. Its shorter side must have at least {least} pixels.',
  },
  // moderation
  ruling_reason_mismatch: {
    status: 400,
    ja: 'この判断には、別の理由を選んでください。',
    en: 'Please choose a reason that goes with this.',
  },
  ruling_repeated: { status: 409, ja: 'すでにその状態です。', en: 'This is already so.' },
  ruling_reason_needed: {
    status: 400,
    ja: '理由を書いてください。本人に伝わります。',
    en: 'Please give a reason. The maker reads it.',
  },
  // watching
  viewing_too_fast: {
    status: 422,
    ja: '実際の時間より速い再生の記録は受け付けません。',
    en: 'More was reported as watched than time has passed.',
  },
  viewing_overlaps: {
    status: 409,
    ja: '同じ時間に、ほかの作品を観た記録があります。',
    en: 'This time was already spent on watching another film.',
  },
  // ballot
  ballot_no_vote: {
    status: 409,
    ja: 'この作品は投票の対象ではありません。',
    en: 'There is no vote on this film.',
  },
  ballot_not_yet: { status: 409, ja: '投票はまだ始まっていません。', en: 'Voting has not begun yet.' },
  ballot_closed: { status: 409, ja: '投票は締め切られました。', en: 'Voting has closed.' },
  ballot_own_film: {
    status: 403,
    ja: '自分が関わった作品には投票できません。',
    en: 'You cannot vote for a film you made.',
  },
  ballot_too_young: {
    status: 403,
    ja: '投票できるのは{age}歳からです。',
    en: 'You can vote from the age of {age}.',
  },
  ballot_not_earned: {
    status: 403,
    ja: '作品の{percent}％を観ると投票できます。',
    en: 'You can vote once you have watched {percent} per cent of the film.',
  },
  ballot_favourites_full: {
    status: 409,
    ja: '選べるのは{most}本までです。ほかの作品を外してからお選びください。',
    en: 'You can choose {most} at most. Take another one out first.',
  },
  ballot_mark_invalid: {
    status: 400,
    ja: 'この投票では、選ぶか外すかのどちらかです。',
    en: 'In this vote a film is either chosen or not.',
  },
  ballot_id_taken: {
    status: 409,
    ja: 'この投票番号はすでに使われています。',
    en: 'This ballot number is in use already.',
  },
  // tally
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
  tally_text_too_long: {
    status: 400,
    ja: '{most}文字以内で書いてください。',
    en: 'Please keep it to {most} characters.',
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
  // media of films
  media_empty: {
    status: 422,
    ja: 'ファイルが空です。もう一度選んで送ってください。',
    en: 'The file is empty. Please choose it again and send it once more.',
  },
  media_unknown_format: {
    status: 422,
    ja: '動画として読めない形式です。MP4かMOVで書き出して、もう一度送ってください。',
    en: 'This is not a video we can read. Please export it as MP4 or MOV and send it again.',
  },
  media_picture: {
    status: 422,
    ja: '動画ではなく写真です。動画のファイルを選んでください。',
    en: 'This is a photo, not a video. Please choose a video file.',
  },
  media_sound_only: {
    status: 422,
    ja: '音声だけで、映像がありません。映像のあるファイルを選んでください。',
    en: 'There is sound but no picture. Please choose a file with video.',
  },
  media_incomplete: {
    status: 422,
    ja: 'ファイルが途中で切れています。元の動画が最後まで再生できることを確かめて、もう一度送ってください。',
    en: 'The file breaks off. Please check that the original plays to its end, then send it again.',
  },
  media_damaged: {
    status: 422,
    ja: 'ファイルが壊れていて、映像を正しく読めません。もう一度書き出して送ってください。',
    en: 'The file is damaged and its pictures cannot be read. Please export it again and send the new file.',
  },
  media_encrypted: {
    status: 422,
    ja: 'コピー保護された動画は受け付けられません。保護のないファイルを送ってください。',
    en: 'This video is copy-protected. Please send a file without protection.',
  },
  media_codec_unknown: {
    status: 422,
    ja: 'この映像の圧縮形式には対応していません。H.264かHEVCで書き出して、もう一度送ってください。',
    en: 'We cannot read this kind of video compression. Please export it as H.264 or HEVC and send it again.',
  },
  media_timeline_broken: {
    status: 422,
    ja: '動画の時間情報が壊れています。編集アプリで書き出し直して、もう一度送ってください。',
    en: 'The timing inside the video is broken. Please export it again from an editing app and send the new file.',
  },
  media_points_elsewhere: {
    status: 422,
    ja: '映像が別のファイルにあります。1つのファイルにまとめて書き出してください。',
    en: 'The pictures are kept in another file. Please export the film as one self-contained file.',
  },
  media_single_picture: {
    status: 422,
    ja: '映像が1コマしかありません。動画のファイルを選んでください。',
    en: 'There is only a single picture. Please choose a moving film.',
  },
  media_picture_too_large: {
    status: 422,
    ja: '画面が大きすぎます。8K以下で書き出してください。',
    en: 'The picture is too large. Please export it in 8K or smaller.',
  },
  media_too_long: {
    status: 422,
    ja: '長すぎます。4時間までの動画を受け付けます。',
    en: 'The film is too long. Up to four hours are accepted.',
  },
  media_too_heavy: {
    status: 422,
    ja: '処理に時間がかかりすぎました。H.264のMP4で書き出して、もう一度送ってください。',
    en: 'This file takes too much to process. Please export it as an H.264 MP4 and send it again.',
  },
  media_no_space: {
    status: 507,
    ja: 'サーバーの空きを待っています。作品は保存されていて、空きしだい自動で再開します。',
    en: 'We are waiting for space on the server. Your film is safe, and we go on by ourselves.',
  },
  media_failed: {
    status: 500,
    ja: 'こちらの不具合で処理できませんでした。「もう一度試す」を押してください。作品は保存されています。',
    en: 'Something went wrong on our side. Your film is safe: please press “Try again”.',
  },
} as const satisfies Record<string, ErrorRow>

export type ErrorCode = keyof typeof errors

export type Details = Record<string, string | number | boolean | null>

/** An expected failure on its way to the person who asked. Domain code throws it; HTTP is decided elsewhere. */
export class Refused extends Error {
  readonly code: ErrorCode
  readonly details: Details
  readonly field: string | undefined

  constructor(code: ErrorCode, details: Details = {}, field?: string) {
    super(code)
    this.name = 'Refused'
    this.code = code
    this.details = details
    this.field = field
  }
}

/** Stops with a refusal from the error table. */
export const refuse = (code: ErrorCode, details: Details = {}, field?: string): never => {
  throw new Refused(code, details, field)
}

/** The sentence for a refusal in the reader's language. */
export const sentence = (code: ErrorCode, language: Language, details: Details = {}): string =>
  errors[code][language].replace(/\{(\w+)\}/g, (whole, name) => String(details[name] ?? whole))
