import type { ErrorRow } from './row.ts'

export const mediaErrors = {
  media_empty: {
    status: 422,
    ja: 'ファイルが空です。もう一度選んで、アップロードしてください。',
    en: 'The file is empty. Choose it again and upload it once more.',
  },
  media_unknown_format: {
    status: 422,
    ja: '読み込めない形式です。MP4かMOVで書き出して、もう一度アップロードしてください。',
    en: 'We can’t read this format. Export it as MP4 or MOV and upload it again.',
  },
  media_picture: {
    status: 422,
    ja: '動画ではなく写真です。動画のファイルを選んでください。',
    en: 'This is a photo. Choose a video file.',
  },
  media_sound_only: {
    status: 422,
    ja: '音声だけで、映像がありません。映像のあるファイルを選んでください。',
    en: 'There’s sound but no picture. Choose a file with video.',
  },
  media_incomplete: {
    status: 422,
    ja: 'ファイルが途中で切れています。元の動画が最後まで再生できることを確認して、もう一度アップロードしてください。',
    en: 'The file is cut short. Check that the original plays to the end, then upload it again.',
  },
  media_damaged: {
    status: 422,
    ja: 'ファイルが壊れていて、映像を読み込めません。書き出し直して、もう一度アップロードしてください。',
    en: 'The file is damaged. Export it again and upload the new file.',
  },
  media_encrypted: {
    status: 422,
    ja: 'コピー保護された動画は受け付けられません。保護のないファイルをアップロードしてください。',
    en: 'This video is copy-protected. Upload a file without protection.',
  },
  media_codec_unknown: {
    status: 422,
    ja: 'このコーデックには対応していません。H.264かHEVCで書き出して、もう一度アップロードしてください。',
    en: 'We can’t read this codec. Export it as H.264 or HEVC and upload it again.',
  },
  media_timeline_broken: {
    status: 422,
    ja: '動画の時間情報が壊れています。編集アプリで書き出し直して、もう一度アップロードしてください。',
    en: 'The timing inside the video is broken. Export it again from an editing app and upload the new file.',
  },
  media_points_elsewhere: {
    status: 422,
    ja: '映像が別のファイルにあります。1つのファイルにまとめて書き出してください。',
    en: 'The picture is in another file. Export the film as one self-contained file.',
  },
  media_single_picture: {
    status: 422,
    ja: '映像が1コマしかありません。動画のファイルを選んでください。',
    en: 'There’s only one frame. Choose a video file.',
  },
  media_picture_too_large: {
    status: 422,
    ja: '解像度が高すぎます。8K以下で書き出してください。',
    en: 'The resolution is too high. Export it in 8K or lower.',
  },
  media_too_long: {
    status: 422,
    ja: '長すぎます。受け付けるのは4時間までの動画です。',
    en: 'The film is too long. Films can be up to four hours.',
  },
  media_too_heavy: {
    status: 422,
    ja: '変換に時間がかかりすぎました。H.264のMP4で書き出して、もう一度アップロードしてください。',
    en: 'This file takes too long to process. Export it as an H.264 MP4 and upload it again.',
  },
  media_no_space: {
    status: 507,
    ja: 'サーバーの空き容量を待っています。作品は保存されていて、空きができると自動で再開します。',
    en: 'We’re waiting for storage on the server. Your film is safe, and we’ll continue automatically.',
  },
  media_failed: {
    status: 500,
    ja: 'こちらの不具合で変換できませんでした。作品は保存されています。もう一度お試しください。',
    en: 'Something went wrong on our side. Your film is safe. Try again.',
  },
} as const satisfies Record<string, ErrorRow>
