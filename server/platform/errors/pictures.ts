import type { ErrorRow } from './row.ts'

export const picturesErrors = {
  picture_unreadable: {
    status: 400,
    ja: 'この画像は読めません。JPEG、PNG、WebP、AVIF、HEICのいずれかを選んでください。',
    en: 'This picture cannot be read. Please choose a JPEG, PNG, WebP, AVIF or HEIC.',
  },
  picture_too_large: {
    status: 400,
    ja: '画像の画素数が多すぎます。{megapixels}00万画素までのものを選んでください。',
    en: 'The picture has too many pixels. Please choose one of at most {megapixels} megapixels.',
  },
  picture_too_small: {
    status: 400,
    ja: '画像が小さすぎます。短い辺が{least}px以上のものを選んでください。',
    en: 'The picture is too small. Its shorter side must have at least {least} pixels.',
  },
} as const satisfies Record<string, ErrorRow>
