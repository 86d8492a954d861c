import { Refused, unreachable } from './call.ts'
import { messages } from './messages/messages.ts'

/** The sentence for anything that can go wrong with a call. */
export const sentenceOf = (error: unknown): string => {
  const t = messages('common')
  if (!(error instanceof Refused)) return t.failedText
  return error.code === unreachable ? t.offlineTitle : error.message || t.failedText
}

export const isRefusal = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Refused && codes.includes(error.code)
