import type { Language } from '#contract/route.ts'

type ErrorRow = { status: number; ja: string; en: string }

/**
 * Every way in which Verticale can refuse, in one place: code, HTTP status, and what a person reads.
 * `{name}` in a sentence is filled from the refusal's details.
 */
export const errors = {
  // the platform
  invalid_input: { status: 400, ja: '入力の形が正しくありません。', en: 'The input is not in the expected form.' },
  not_signed_in: { status: 401, ja: 'サインインしてください。', en: 'Please sign in.' },
  not_allowed: { status: 403, ja: 'この操作はできません。', en: 'You may not do this.' },
  cross_origin: { status: 403, ja: 'ほかのサイトからの操作は受け付けません。', en: 'Requests from other sites are not accepted.' },
  not_found: { status: 404, ja: '見つかりませんでした。', en: 'It could not be found.' },
  already_exists: { status: 409, ja: 'すでにあります。', en: 'It already exists.' },
  too_large: { status: 413, ja: '大きすぎます。', en: 'It is too large.' },
  too_many: { status: 429, ja: '少し時間をおいてから、もう一度お試しください。', en: 'Please wait a moment and try again.' },
  failed: { status: 500, ja: 'こちらの不具合で処理できませんでした。時間をおいてお試しください。', en: 'Something went wrong on our side. Please try again later.' },
  database_away: { status: 503, ja: 'ただいま準備中です。まもなく自動的に再開します。', en: 'We are briefly away and will be back by ourselves.' },
  busy: { status: 503, ja: '混み合っています。数秒後にもう一度お試しください。', en: 'We are very busy. Please try again in a few seconds.' },
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
