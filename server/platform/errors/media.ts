import type { ErrorRow } from './row.ts'

export const mediaErrors = {
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
