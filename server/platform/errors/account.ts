import type { ErrorRow } from './row.ts'

export const accountErrors = {
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
  account_code_elsewhere: {
    status: 400,
    ja: 'この数字は、送信を頼んだブラウザで入れてください。ここで入るには、もう一度送ってください。',
    en: 'This code works in the browser that asked for it. To sign in here, please have a new one sent.',
  },
  account_mailbox_known: {
    status: 409,
    ja: 'このアドレスのアカウントはもうあります。メールの数字でお入りください。',
    en: 'There is an account for this address already. Please sign in with a mailed code.',
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
  account_guardian_not_needed: {
    status: 409,
    ja: '18歳以上の方には保護者の同意はいりません。',
    en: 'At 18 and over, no guardian needs to consent.',
  },
  account_guardian_own_address: {
    status: 400,
    ja: 'これはお子さまご自身のアドレスです。保護者の方のアドレスを書いてください。',
    en: 'This is the maker’s own address. Please give the guardian’s.',
  },
  account_guardian_child_here: {
    status: 403,
    ja: 'いまお子さまがサインインしています。保護者の方ご自身の端末でリンクをお開きください。',
    en: 'Your child is signed in here. Please open the link on a device of your own.',
  },
  account_guardian_child_browser: {
    status: 403,
    ja: 'これはお子さまがお使いのブラウザです。保護者の方ご自身の端末か、別のブラウザでリンクをお開きください。',
    en: 'Your child uses this browser. Please open the link on a device of your own, or in another browser.',
  },
  account_guardian_minor: {
    status: 403,
    ja: '18歳になるまでは、保護者として同意できません。',
    en: 'Nobody under 18 can consent as a guardian.',
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
  account_role_by_address: {
    status: 409,
    ja: 'まだ役割のない方です。メールアドレスで招待してください。',
    en: 'This person has no role here yet. Please invite them by their e-mail address.',
  },
  account_role_held: {
    status: 409,
    ja: 'この方はもうこの役割をお持ちです。',
    en: 'This person has this role already.',
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
} as const satisfies Record<string, ErrorRow>
