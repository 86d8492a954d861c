import type { Language } from '#contract/route.ts'

/** What a schema has to object to something that was sent, by the keyword of JSON Schema; `{limit}` is its bound. */
const misfits: Record<string, { ja: string; en: string }> = {
  required: { ja: '入力してください。', en: 'This is missing. Fill it in.' },
  maxLength: {
    ja: '長すぎます。{limit}文字以内で入力してください。',
    en: 'Too long. Use up to {limit} characters.',
  },
  minLength: {
    ja: '短すぎます。{limit}文字以上で入力してください。',
    en: 'Too short. Use at least {limit} characters.',
  },
  maximum: {
    ja: '大きすぎます。{limit}以下の数を入力してください。',
    en: 'Too high. Enter {limit} or less.',
  },
  minimum: { ja: '小さすぎます。{limit}以上の数を入力してください。', en: 'Too low. Enter {limit} or more.' },
  maxItems: { ja: '多すぎます。{limit}件までにしてください。', en: 'Too many. Keep it to {limit}.' },
  minItems: { ja: '足りません。{limit}件以上にしてください。', en: 'Too few. Give at least {limit}.' },
  email: {
    ja: 'メールアドレスを、name@example.jpのような形で入力してください。',
    en: 'Enter an email address, in a form like name@example.com.',
  },
  date: {
    ja: '日付を、実際にある日で入力してください（例：2011-04-30）。',
    en: 'Enter a date that exists, in a form like 2011-04-30.',
  },
  'date-time': {
    ja: '日時を、実際にある日時で入力してください。',
    en: 'Enter a date and time that exist.',
  },
  integer: { ja: '整数を入力してください。', en: 'Enter a whole number.' },
  number: { ja: '数を入力してください。', en: 'Enter a number.' },
  choice: {
    ja: 'この値は選べません。表示されているものから選んでください。',
    en: 'This isn’t one of the choices. Choose one that’s shown.',
  },
  pattern: {
    ja: '使えない文字があるか、形式が違います。',
    en: 'It has characters that can’t be used here, or the wrong form.',
  },
}

export type Fault = {
  keyword?: string
  instancePath?: string
  message?: string
  params?: { limit?: number; format?: string; type?: string; requiredProperties?: string[] }
}

/** Where a fault stands (`title.original`), what it is and its bound. */
export const misfitOf = (fault: Fault): { field: string | undefined; misfit: string; limit?: number } => {
  const { keyword = '', params = {}, instancePath = '' } = fault
  const at = instancePath.split('/').filter(Boolean)
  if (keyword === 'required') at.push(params.requiredProperties?.[0] ?? '')
  const misfit =
    keyword === 'format'
      ? (params.format ?? '')
      : keyword === 'type'
        ? (params.type ?? '')
        : ['const', 'enum', 'anyOf'].includes(keyword)
          ? 'choice'
          : keyword
  return {
    field: at.filter(Boolean).join('.') || undefined,
    misfit,
    ...(params.limit !== undefined && { limit: params.limit }),
  }
}

/** What a person reads of it; null for what only a program can send. */
export const misfitSentence = (misfit: unknown, language: Language, limit: unknown): string | null => {
  const row = misfits[String(misfit)]
  return row ? row[language].replace('{limit}', String(limit)) : null
}
