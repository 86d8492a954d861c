import type { DecidedBy } from '#contract/plain/refusals.ts'
import { me } from './account/session.ts'
import { Refused, unreachable } from './call.ts'
import { messages } from './messages/messages.ts'
import { notice } from './ui/notice.tsx'

/** The sentence for anything that can go wrong with a call. */
export const sentenceOf = (error: unknown): string => {
  const t = messages('common')
  if (!(error instanceof Refused)) return t.failedText
  return error.code === unreachable ? t.offlineTitle : error.message || t.failedText
}

/** Says it at the foot of the page, unless a session that has ended says it already. */
export const tellWhy = (error: unknown): void => {
  const ended = error instanceof Refused && error.status === 401 && me.value
  if (!ended) notice(sentenceOf(error), { bad: true })
}

export const isRefusal = (error: unknown, ...codes: (DecidedBy | typeof unreachable)[]): boolean =>
  error instanceof Refused && codes.some((code) => code === error.code)
