import type { ErrorRow } from './row.ts'

export const threadErrors = {
  thread_message_empty: {
    status: 400,
    ja: 'メッセージを入力するか、ファイルを添付してください。',
    en: 'Write a message or attach a file.',
  },
  thread_note_empty: { status: 400, ja: 'メモを入力してください。', en: 'Write the note.' },
  thread_withdrawn: {
    status: 409,
    ja: 'この応募は取り下げられているため、新しいメッセージは送れません。',
    en: 'This entry was withdrawn, so you can’t send new messages.',
  },
  thread_too_many: {
    status: 429,
    ja: '今日送れる数を超えました。明日、続きを送ってください。',
    en: 'You’ve reached today’s limit. Try again tomorrow.',
  },
  thread_file_gone: {
    status: 409,
    ja: '添付したファイルが見つかりません。もう一度選んでください。',
    en: 'An attached file is no longer there. Choose it again.',
  },
  thread_file_empty: { status: 400, ja: 'このファイルは空です。', en: 'This file is empty.' },
  thread_file_page: {
    status: 400,
    ja: 'HTML、SVG、XMLのファイルは添付できません。PDFか画像にしてください。',
    en: 'You can’t attach HTML, SVG or XML files. Use a PDF or an image.',
  },
  thread_file_program: {
    status: 400,
    ja: 'プログラムのファイルは添付できません。',
    en: 'You can’t attach programs.',
  },
  thread_file_archive: {
    status: 400,
    ja: 'ZIPなどの圧縮ファイル、Word、Excelは添付できません。PDFか画像にして、一つずつ添付してください。',
    en: 'You can’t attach archives such as ZIP, or Word and Excel files. Use PDFs or images, one by one.',
  },
  thread_file_unknown: {
    status: 400,
    ja: '添付できるのは、PDF、画像（JPEG、PNG、WebP、HEIC）、音声（MP3、M4A、WAV）、テキスト（UTF-8）です。',
    en: 'You can attach PDFs, images (JPEG, PNG, WebP, HEIC), audio (MP3, M4A, WAV) and plain text (UTF-8).',
  },
  thread_link_unknown: {
    status: 404,
    ja: 'このリンクは正しくありません。メールのリンクを、途中で切らずに開いてください。',
    en: 'This link isn’t right. Open the whole link from the email.',
  },
  thread_link_expired: {
    status: 410,
    ja: 'このリンクの期限（30日間）が過ぎました。ログインすると、続きを読んで返信できます。',
    en: 'This link expired after 30 days. Sign in to keep reading and replying.',
  },
  thread_link_film_gone: {
    status: 410,
    ja: 'この作品は削除されました。',
    en: 'This film has been deleted.',
  },
  thread_link_person_gone: {
    status: 410,
    ja: 'このリンクを受け取った人のアカウントは削除されました。',
    en: 'The account this link was sent to has been deleted.',
  },
  thread_link_left: {
    status: 403,
    ja: 'このリンクを受け取った人は、もうこのやりとりに参加していません。チームや担当から外れたか、保護者の同意が取り消されています。',
    en: 'The person this link was sent to no longer takes part. They have left the team or the festival, or the guardian’s consent was withdrawn.',
  },
  thread_link_somebody_else: {
    status: 403,
    ja: 'このブラウザには、リンクを受け取った人とは別の人がログインしています。ログアウトするか、別のブラウザで開いてください。',
    en: 'Someone else is signed in here. Sign out, or open the link in another browser.',
  },
} as const satisfies Record<string, ErrorRow>
