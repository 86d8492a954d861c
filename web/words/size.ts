import { locale } from '../messages/messages.ts'

/** 412_000_000 → 412 MB, as phones and their shops count. */
export const sizeInWords = (bytes: number): string => {
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)
  if (bytes >= 1e9) return `${number(bytes / 1e9, 1)} GB`
  if (bytes >= 1e6) return `${number(bytes / 1e6, bytes < 1e7 ? 1 : 0)} MB`
  return `${number(Math.ceil(bytes / 1e3), 0)} kB`
}

/** 9:16 */
export const shapeInWords = ({ aspect }: { aspect: { width: number; height: number } }): string =>
  `${aspect.width}:${aspect.height}`
