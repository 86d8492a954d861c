import {
  leadDays,
  movePlan,
  type Plan,
  proposePlan,
  type TemplateKind,
  templateKinds,
} from '#contract/plain/plan.ts'

/** What a new edition starts from: a kind of festival, a former edition's id, or nothing. */
export type Start = TemplateKind | 'nothing' | string

export const isTemplate = (start: Start): start is TemplateKind =>
  templateKinds.some((kind) => kind === start)

/** The dates that follow from a ceremony's day; none where nothing is started from. */
export const planFrom = (start: Start, ceremonyDay: string, former: Plan | undefined, now: string): Plan => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(ceremonyDay)) return { rows: [], decision: '' }
  if (isTemplate(start)) return proposePlan(start, ceremonyDay, now)
  return former ? movePlan(former, ceremonyDay, now) : { rows: [], decision: '' }
}

/** The first Saturday on which the ceremony can be if it is begun in a fortnight. */
export const firstCeremony = (start: Start, now: string): string => {
  const lead = isTemplate(start) ? leadDays(start) : 60
  const day = new Date(`${now.slice(0, 10)}T00:00Z`)
  day.setUTCDate(day.getUTCDate() + lead + 14)
  day.setUTCDate(day.getUTCDate() + ((6 - day.getUTCDay() + 7) % 7))
  return day.toISOString().slice(0, 10)
}

export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 48)

/** 縦の夜 of 2026 → 縦の夜2026; a name that says a year keeps it. */
export const tagOf = (name: string, year: string): string => {
  const word = name.replace(/[\s\p{P}\p{S}]+/gu, '')
  return word && !/\d{4}/.test(word) ? word + year : word
}
