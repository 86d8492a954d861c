import type { Static } from 'typebox'
import type { Rules } from '#contract/edition.ts'
import type { Check as CheckView } from '#contract/entry.ts'
import { lengthSlackMs, thinnestBar } from '#contract/plain/entry.ts'

/** A check as it is stored; the sentence is made for each reader. */
export type Check = Omit<Static<typeof CheckView>, 'sentence'>

/** What is known of an entry. Null: not known yet. */
export type Facts = {
  now: Date
  /** The newest upload that was not given up. */
  upload: { begunAt: Date; completedAt: Date | null } | null
  /** End of submissions; null when they have none. */
  deadline: Date | null
  preparation: string | null
  preparationReason: string | null
  bytes: number | null
  durationMs: number | null
  width: number | null
  height: number | null
  /** Display pixels; null while nothing is measured, or when there are none. */
  bars: { top: number; bottom: number; left: number; right: number } | null
  captionLanguages: number
  /** Standing entries of the same person in this edition that came earlier. */
  entriesBefore: number
  /** Whole years when the entry was received; null while no birth date is told. */
  age: number | null
  guardianConsents: boolean
  rightsDeclared: boolean
}

export type Verdict = { eligible: boolean | null; checks: Check[] }

/**
 * What an edition's rules say of an entry: one check a rule, in the order in which a maker reads them. Eligible
 * when all are met (a warning is met), ineligible when one is broken, null while a fact is missing. Of a file that
 * cannot be shown nothing more will be measured: rules that wait for it are left out.
 */
export const judge = (rules: Rules, facts: Facts): Verdict => {
  const all = [
    received(rules, facts),
    prepared(facts),
    length(rules, facts),
    shape(rules, facts),
    size(rules, facts),
    bars(rules, facts),
    captions(rules, facts),
    entries(rules, facts),
    age(rules, facts),
    guardian(rules, facts),
    met('rights', facts.rightsDeclared || null),
  ]
  const unmeasured = facts.preparation === 'refused' ? measured : []
  const checks = all.filter(({ rule, outcome }) => outcome !== 'undecided' || !unmeasured.includes(rule))
  const has = (outcome: Check['outcome']) => checks.some((check) => check.outcome === outcome)
  return { eligible: has('broken') ? false : has('undecided') ? null : true, checks }
}

/** The rules about what only a readable file tells. */
const measured: readonly Check['rule'][] = ['length', 'shape', 'bars']

const met = (rule: Check['rule'], fits: boolean | null, figures: Check['figures'] = {}): Check => ({
  rule,
  outcome: fits === null ? 'undecided' : fits ? 'met' : 'broken',
  figures,
})

const received = ({ uploadGraceMs }: Rules, { now, upload, deadline }: Facts): Check => {
  if (!deadline) return met('received', upload?.completedAt ? true : null)
  const last = new Date(deadline.getTime() + uploadGraceMs)
  const figures = { deadline: deadline.toISOString(), until: last.toISOString() }
  if (upload && upload.begunAt >= deadline) return met('received', false, figures)
  if (upload?.completedAt) return met('received', upload.completedAt < last, figures)
  return met('received', now < last ? null : false, figures)
}

const prepared = ({ preparation, preparationReason }: Facts): Check => {
  if (preparation === 'refused') return met('prepared', false, { reason: preparationReason ?? '' })
  return met('prepared', preparation === 'watchable' || preparation === 'complete' || null)
}

const length = ({ length: { fromMs, toMs } }: Rules, { durationMs }: Facts): Check => {
  if (durationMs === null) return met('length', null, { fromMs, toMs })
  const fits = durationMs >= fromMs - lengthSlackMs && durationMs <= toMs + lengthSlackMs
  return met('length', fits, { durationMs, fromMs, toMs })
}

/** Off by less than one pixel is not off: 607×1080 is as near to 9:16 as that height allows. */
const shape = ({ aspect }: Rules, { width, height }: Facts): Check => {
  const wanted = aspect.width / aspect.height
  const figures = { wantedWidth: aspect.width, wantedHeight: aspect.height }
  if (width === null || height === null || height === 0) return met('shape', null, figures)
  const off = Math.abs(width / height - wanted) / wanted
  const fits = off <= aspect.tolerance || Math.abs(width - height * wanted) < 1
  return met('shape', fits, { ...figures, width, height })
}

const size = ({ maxBytes }: Rules, { bytes }: Facts): Check =>
  bytes === null ? met('size', null, { maxBytes }) : met('size', bytes <= maxBytes, { bytes, maxBytes })

const bars = ({ blackBars }: Rules, { bars, width, height, durationMs }: Facts): Check => {
  if (blackBars === 'allowed') return met('bars', true)
  if (durationMs === null || width === null || height === null) return met('bars', null)
  const across = bars ? Math.max(bars.left, bars.right) / width : 0
  const down = bars ? Math.max(bars.top, bars.bottom) / height : 0
  if (!bars || Math.max(across, down) < thinnestBar) return met('bars', true)
  return { rule: 'bars', outcome: blackBars === 'refused' ? 'broken' : 'warned', figures: { ...bars } }
}

const captions = ({ captions }: Rules, { captionLanguages }: Facts): Check => {
  if (captions === 'none' || captionLanguages > 0)
    return met('captions', true, { languages: captionLanguages })
  return { rule: 'captions', outcome: captions === 'required' ? 'broken' : 'warned', figures: {} }
}

const entries = ({ entriesPerPerson }: Rules, { entriesBefore }: Facts): Check =>
  entriesPerPerson === null
    ? met('entries', true)
    : met('entries', entriesBefore < entriesPerPerson, { limit: entriesPerPerson, before: entriesBefore })

const age = ({ minimumAge }: Rules, { age }: Facts): Check =>
  met('age', age === null ? null : age >= minimumAge, { minimumAge })

const guardian = ({ guardianUnder }: Rules, { age, guardianConsents }: Facts): Check =>
  met(
    'guardian',
    guardianUnder === null || (age !== null && age >= guardianUnder) || guardianConsents || null,
  )
