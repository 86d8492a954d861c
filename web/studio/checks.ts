import type { Rules } from '#contract/edition.ts'
import { lengthSlackMs, thinnestBar } from '#contract/plain/entry.ts'
import { targetLufs } from '#contract/plain/film.ts'
import type { Bars } from './bars.ts'

/** What the browser could find out about a file before a byte of it is sent. Null: it could not. */
export type Facts = {
  fileName: string
  bytes: number
  /** false: no picture that we know how to read. */
  readable: boolean
  durationMs: number | null
  /** As displayed: upright, square pixels. */
  width: number | null
  height: number | null
  /** Display pixels. */
  bars: Bars | null
  barsKnown: boolean
  hasSound: boolean | null
  lufs: number | null
  /** A small picture of it, as a data address. */
  picture: string | null
}

export type Rule = 'readable' | 'length' | 'shape' | 'picture' | 'bars' | 'sound' | 'bytes' | 'place'
export type Way = 'choose' | 'crop' | 'trim' | 'shrink' | 'shoot' | 'send'
/** pass; told: fine, with something to know; problem: cause and two ways out; unknown: checked after sending. */
export type Row = { rule: Rule; state: 'pass' | 'told' | 'problem' | 'unknown'; kind: string; ways: Way[] }

/** Beyond this we raise or lower the sound by more than anyone overhears. */
const tellingLu = 4
const smallest = 360

/**
 * What the rules of an edition say of a file, in the order in which a maker reads them. Without rules only what
 * every film must be. `canReshape`: whether this browser can cut and encode.
 */
export const checkFile = (facts: Facts, rules: Rules | null, largest: number, canReshape: boolean): Row[] => {
  if (facts.bytes === 0) return [problem('readable', 'empty', 'choose', 'shoot')]
  if (!facts.readable) return [problem('readable', 'unreadable', 'choose', 'send')]
  const ways = (way: Way): [Way, Way] => ['choose', canReshape ? way : 'send']
  return [
    length(facts, rules, ways),
    shape(facts, rules, ways),
    picture(facts),
    bars(facts, rules, ways),
    sound(facts),
    bytes(facts, Math.min(largest, rules?.maxBytes ?? largest), ways),
    { rule: 'place', state: 'pass', kind: 'removed', ways: [] },
  ]
}

export const problems = (rows: readonly Row[]): Row[] => rows.filter(({ state }) => state === 'problem')

const row = (rule: Rule, state: Row['state'], kind: string): Row => ({ rule, state, kind, ways: [] })
const problem = (rule: Rule, kind: string, ...ways: Way[]): Row => ({ rule, state: 'problem', kind, ways })
type Ways = (way: Way) => [Way, Way]

const length = ({ durationMs }: Facts, rules: Rules | null, ways: Ways): Row => {
  if (durationMs === null) return row('length', 'unknown', 'unknown')
  if (!rules) return row('length', 'pass', 'fits')
  if (durationMs > rules.length.toMs + lengthSlackMs) return problem('length', 'long', ...ways('trim'))
  if (durationMs < rules.length.fromMs - lengthSlackMs) return problem('length', 'short', 'choose', 'shoot')
  return row('length', 'pass', 'fits')
}

const shape = ({ width, height }: Facts, rules: Rules | null, ways: Ways): Row => {
  if (!width || !height) return row('shape', 'unknown', 'unknown')
  const wanted = rules ? rules.aspect.width / rules.aspect.height : 9 / 16
  const off = Math.abs(width / height - wanted) / wanted
  const fits = off <= (rules?.aspect.tolerance ?? 0.02) || Math.abs(width - height * wanted) < 1
  if (fits) return row('shape', 'pass', 'fits')
  if (!rules) return row('shape', 'told', width > height ? 'lying' : 'other')
  return problem('shape', width > height ? 'lying' : 'other', ...ways('crop'))
}

const picture = ({ width, height }: Facts): Row => {
  if (!width || !height) return row('picture', 'unknown', 'unknown')
  return Math.min(width, height) < smallest ? row('picture', 'told', 'small') : row('picture', 'pass', 'fits')
}

const bars = ({ bars, barsKnown, width, height }: Facts, rules: Rules | null, ways: Ways): Row => {
  if (!barsKnown || !width || !height) return row('bars', 'unknown', 'unknown')
  const across = bars ? Math.max(bars.left, bars.right) / width : 0
  const down = bars ? Math.max(bars.top, bars.bottom) / height : 0
  if (Math.max(across, down) < thinnestBar) return row('bars', 'pass', 'none')
  const kind = down >= across ? 'rows' : 'columns'
  if (rules?.blackBars === 'refused') return problem('bars', kind, ...ways('crop'))
  // where bars are only warned of, cutting them off is offered and sending them is not forbidden
  return rules?.blackBars === 'warned'
    ? { ...problem('bars', kind, canCrop(ways), 'send'), state: 'problem' }
    : row('bars', 'told', kind)
}

const canCrop = (ways: Ways): Way => (ways('crop')[1] === 'crop' ? 'crop' : 'choose')

const sound = ({ hasSound, lufs }: Facts): Row => {
  if (hasSound === false) return row('sound', 'told', 'silent')
  if (lufs === null) return row('sound', hasSound ? 'pass' : 'unknown', hasSound ? 'there' : 'unknown')
  if (lufs < targetLufs - tellingLu) return row('sound', 'told', 'quiet')
  if (lufs > targetLufs + tellingLu) return row('sound', 'told', 'loud')
  return row('sound', 'pass', 'fits')
}

const bytes = (facts: Facts, most: number, ways: Ways): Row =>
  facts.bytes > most ? problem('bytes', 'large', ...ways('shrink')) : row('bytes', 'pass', 'fits')
