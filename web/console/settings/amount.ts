import type { Award } from '#contract/edition.ts'

/** Yen have no smaller unit, dollars have cents. */
const digits = (currency: string | null): number => {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency: currency ?? 'JPY' })
    return format.resolvedOptions().maximumFractionDigits ?? 0
  } catch {
    return 0
  }
}
/** Whether there is money of that name: JPY, EUR. */
export const isCurrency = (code: string): boolean => Intl.supportedValuesOf('currency').includes(code)

/** As one writes it: 100000, 12.5 */
export const amountText = ({
  prizeAmount,
  prizeCurrency,
}: Pick<Award, 'prizeAmount' | 'prizeCurrency'>): string =>
  prizeAmount === null ? '' : String(prizeAmount / 10 ** digits(prizeCurrency))
/** In the smallest unit: 100,000 or １０万円; null: none; undefined: what was written is no amount. */
export const readAmount = (text: string, currency: string | null): number | null | undefined => {
  const plain = text.normalize('NFKC').replace(/[,\s¥円]/g, '')
  if (plain === '') return null
  const [, figure, tenThousands] = /^(\d+(?:\.\d+)?)(万)?$/.exec(plain) ?? []
  if (figure === undefined) return undefined
  return Math.round(Number(figure) * (tenThousands ? 10_000 : 1) * 10 ** digits(currency))
}
