import { locale } from '../messages/messages.ts'
import { day, hour } from './time.ts'

/** 11月8日 23:59 */
export const atOf = (instant: string, timeZone: string): string =>
  `${day(instant, timeZone)}${locale === 'ja' ? ' ' : ', '}${hour(instant, timeZone)}`
