import type { ErrorRow } from './row.ts'

export const accountErrors = {
  account_code_wrong: {
    status: 400,
    ja: '確認コードが違います。もう一度確認してください。',
    en: 'That’s not the code we sent. Check it and try again.',
  },
  account_code_expired: {
    status: 400,
    ja: '確認コードの期限が切れました。もう一度送ってください。',
    en: 'The code has expired. Ask for a new one.',
  },
  account_code_guessed: {
    status: 403,
    ja: '間違いが続いたため、この確認コードは使えなくなりました。もう一度送ってください。',
    en: 'Too many wrong attempts, so this code no longer works. Ask for a new one.',
  },
  account_code_elsewhere: {
    status: 400,
    ja: '確認コードは、送信したブラウザで入力してください。このブラウザでログインするには、もう一度送ってください。',
    en: 'This code works in the browser that asked for it. To sign in here, ask for a new one.',
  },
  account_mailbox_known: {
    status: 409,
    ja: 'このメールアドレスのアカウントはすでにあります。確認コードでログインしてください。',
    en: 'There’s already an account with this email address. Sign in with a code.',
  },
  account_link_used: {
    status: 410,
    ja: 'このリンクは使用済みか、期限が切れています。',
    en: 'This link has been used or has expired.',
  },
  account_invitation_gone: {
    status: 410,
    ja: 'この招待は取り消されたか、リンクが正しくありません。招待した方に確認してください。',
    en: 'This invitation has been withdrawn, or the link isn’t complete. Ask whoever invited you.',
  },
  account_invitation_used: {
    status: 409,
    ja: 'この招待はすでに使われたか、期限が切れています。メールアドレスでログインしてください。',
    en: 'This invitation has been used or has expired. Sign in with your email address.',
  },
  account_way_unknown: {
    status: 404,
    ja: 'このログイン方法は使えません。',
    en: 'This sign-in option isn’t available here.',
  },
  account_passkey_failed: {
    status: 400,
    ja: 'パスキーを確認できませんでした。確認コードでログインしてください。',
    en: 'The passkey couldn’t be verified. Sign in with a code instead.',
  },
  account_sign_in_again: {
    status: 403,
    ja: '安全のため、もう一度ログインしてから操作してください。',
    en: 'To keep your account safe, sign in again first.',
  },
  account_token_unknown: {
    status: 401,
    ja: 'このトークンは使えません。期限切れか、無効になっています。',
    en: 'This token isn’t valid. It may have expired or been revoked.',
  },
  account_session_only: {
    status: 403,
    ja: 'この操作はトークンではできません。ブラウザでログインしてください。',
    en: 'You can’t do this with a token. Sign in with a browser.',
  },
  account_birth_date_needed: {
    status: 403,
    ja: '生年月日を入力してください。',
    en: 'Enter your date of birth.',
  },
  account_age_unknown: {
    status: 403,
    ja: '先に生年月日を入力してください。アカウントのページで入力できます。',
    en: 'Enter your date of birth first. You can do that on your account page.',
  },
  account_birth_date_told: {
    status: 409,
    ja: '生年月日はすでに登録されています。間違っているときは、主催者にお知らせください。',
    en: 'Your date of birth is already saved. If it’s wrong, tell the organisers.',
  },
  account_birth_date_unlikely: {
    status: 400,
    ja: '生年月日を確認してください。',
    en: 'Check your date of birth.',
  },
  account_birth_date_bound: {
    status: 403,
    ja: '先ほど入力した生年月日は、24時間変更できません。',
    en: 'You can’t change the date you entered for 24 hours.',
  },
  account_under_age: {
    status: 403,
    ja: 'アカウントを作れるのは{age}歳からです。作品はこのまま観られます。',
    en: 'You have to be {age} to have an account. You can keep watching films.',
  },
  account_terms_changed: {
    status: 409,
    ja: '利用規約が新しくなりました。お読みのうえ、もう一度お進みください。',
    en: 'The terms have changed. Read them, then continue.',
  },
  account_name_empty: {
    status: 400,
    ja: '名前を入力してください。',
    en: 'Enter a name.',
  },
  account_handle_unusable: {
    status: 400,
    ja: 'ハンドルは、半角の英小文字、数字、_の2〜30文字です。運営と紛らわしいものは使えません。',
    en: 'Use 2 to 30 lower-case letters, digits or _. Names that sound official aren’t allowed.',
  },
  account_handle_taken: {
    status: 409,
    ja: 'このハンドルはほかの人が使っています。',
    en: 'This handle is taken.',
  },
  account_guardian_not_needed: {
    status: 409,
    ja: '18歳以上の方に、保護者の同意は必要ありません。',
    en: 'From age 18, no guardian’s consent is needed.',
  },
  account_guardian_own_address: {
    status: 400,
    ja: 'お子さまご自身のメールアドレスです。保護者の方のアドレスを入力してください。',
    en: 'This is the child’s own email address. Enter the guardian’s.',
  },
  account_guardian_child_here: {
    status: 403,
    ja: 'お子さまがログインしています。保護者の方ご自身の端末でリンクを開いてください。',
    en: 'Your child is signed in here. Open the link on your own device.',
  },
  account_guardian_child_browser: {
    status: 403,
    ja: 'お子さまが使っているブラウザです。保護者の方ご自身の端末か、別のブラウザでリンクを開いてください。',
    en: 'Your child uses this browser. Open the link on your own device or in another browser.',
  },
  account_guardian_minor: {
    status: 403,
    ja: '18歳未満の方は、保護者として同意できません。',
    en: 'You have to be 18 to consent as a guardian.',
  },
  account_guardian_link_expired: {
    status: 410,
    ja: 'このお願いは期限が切れました。お子さまに、もう一度送ってもらってください。',
    en: 'This request has expired. Your child can send you a new one.',
  },
  account_guardian_text_changed: {
    status: 409,
    ja: '応募規約が新しくなりました。お読みのうえ、もう一度お答えください。',
    en: 'The entry terms have changed. Read them and answer again.',
  },
  account_guardian_answered: {
    status: 409,
    ja: 'すでに回答済みです。',
    en: 'This request has already been answered.',
  },
  account_role_by_address: {
    status: 409,
    ja: 'まだ役割のない人です。メールアドレスで招待してください。',
    en: 'This person has no role here yet. Invite them by email.',
  },
  account_role_held: {
    status: 409,
    ja: 'この人はすでにこの役割を持っています。',
    en: 'This person already has this role.',
  },
  account_last_organiser: {
    status: 409,
    ja: '主催者が一人もいなくなるため、解除できません。',
    en: 'This is the last organiser. An edition needs at least one.',
  },
  account_erasure_unconfirmed: {
    status: 400,
    ja: '自分のメールアドレスを正しく入力してください。',
    en: 'Type your own email address exactly.',
  },
} as const satisfies Record<string, ErrorRow>
