type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

const rules = new Map<string, Intl.PluralRules>()
const numbers = new Map<string, Intl.NumberFormat>()

/**
 * The form of a counted phrase in a language, `#` replaced by the number:
 * `plural('en', 2, { one: '# film', other: '# films' })` is "2 films".
 */
export const plural = (language: string, count: number, forms: Forms): string => {
  const rule = rules.get(language) ?? new Intl.PluralRules(language)
  rules.set(language, rule)
  return (forms[rule.select(count)] ?? forms.other).replaceAll('#', number(language, count))
}

/** 1284 → 1,284 */
export const number = (language: string, value: number): string => {
  const format = numbers.get(language) ?? new Intl.NumberFormat(language)
  numbers.set(language, format)
  return format.format(value)
}
