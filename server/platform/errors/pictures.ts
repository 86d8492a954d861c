import type { ErrorRow } from './row.ts'

export const picturesErrors = {
  picture_unreadable: {
    status: 400,
    ja: 'この画像は読み込めません。JPEG、PNG、WebP、AVIF、HEICのいずれかを選んでください。',
    en: 'We can’t read this image. Choose a JPEG, PNG, WebP, AVIF or HEIC.',
  },
  picture_too_large: {
    status: 400,
    ja: '画像が大きすぎます。{megapixels}00万画素までの画像を選んでください。',
    en: 'The image is too large. Choose one with up to {megapixels} megapixels.',
  },
  picture_too_small: {
    status: 400,
    ja: '画像が小さすぎます。短い辺が{least}px以上の画像を選んでください。',
    en: 'The image is too small. Its shorter side has to be at least {least} px.',
  },
} as const satisfies Record<string, ErrorRow>
