import { attackersNetwork, attacks, letAttack } from './fair-attacks.ts'
import { type Audience, aNight, gini, letCome } from './fair-night.ts'
import { type Metric, percentile, report } from './report.ts'

/**
 * How evenly films are shown: to an audience through a day, to a rush of a thousand in a minute, and while one
 * network tries to move a film with ten thousand requests. Beside them what chance alone would give.
 * `bin/bench fair evenness` and `bin/bench fair attack` measure one half.
 */
const minute = 60_000
const films = 60
const [half = 'both'] = process.argv.slice(2)
const metrics: Record<string, Metric> = {}

const day: Audience = { visits: 600, withinMs: 24 * 60 * minute, stay: 0.7 }
const rush = (stay: number): Audience => ({ visits: 1000, withinMs: minute, stay })
const hall = () => attackersNetwork

if (half !== 'attack') {
  metrics.gini = {
    value: await median(3, () => evenness(day)),
    target: ['<=', 0.05],
    note: '600 visits in a day, 60 films, each at home; median of 3',
  }
  metrics.rush_gini = {
    value: await median(5, () => evenness(rush(0.3))),
    target: ['<=', 0.05],
    note: '1,000 visits in a minute, 70 % leave after each film; median of 5',
  }
  for (const leave of [30, 10])
    metrics[`rush_gini_${leave}_leave`] = { value: await evenness(rush(1 - leave / 100)) }
  metrics.rush_gini_first_only = {
    value: await evenness({ visits: 900, withinMs: minute / 4, stay: 0 }),
    note: '900 in 15 s, who look at one film each',
  }
  metrics.rush_gini_hall = {
    value: await evenness({ ...rush(0.3), networkOf: hall }),
    note: 'all behind one address',
  }
  metrics.rush_gini_two = { value: await evenness(rush(0.3), 2), note: 'two processes in turn' }
  metrics.chance_gini = {
    value: await median(5, async () => gini(byChance(1400, films))),
    note: 'beside it: 1,400 exposures by chance alone',
  }
}

if (half !== 'evenness') {
  const names = Object.keys(attacks)
  const shifts = new Map<string, number>()
  for (const name of names) shifts.set(name, await shiftUnder(name))
  const worst = names.toSorted((a, b) => (shifts.get(b) ?? 0) - (shifts.get(a) ?? 0))[0] ?? ''
  const again = [shifts.get(worst) ?? 1, await shiftUnder(worst), await shiftUnder(worst)]
  metrics.attack_shift = {
    value: percentile(again, 0.5),
    target: ['<=', 0.05],
    note: `of 12 films, each 0.083 in fairness; the worst of ${names.length}: ${worst}; median of 3`,
  }
  for (const [name, value] of shifts) metrics[`shift: ${name}`] = { value }
  metrics['shift: within the attacker’s network'] = {
    value: await shiftUnder('harvested cookies, the rival alone', hall),
    note: 'everybody is behind that address',
  }
  metrics['shift: no attack'] = { value: await shiftUnder(null), note: 'beside it: the noise' }
}

report('fair', metrics)

async function evenness(audience: Audience, processes = 1): Promise<number> {
  await using night = await aNight({ films, processes })
  const { shown } = letCome(night, audience)
  await night.run()
  return gini(shown.values())
}

/** How far the share of first places of any film is from the fair one, of those who come while one network attacks. */
async function shiftUnder(attack: string | null, networkOf?: (nth: number) => string): Promise<number> {
  await using night = await aNight({ films: 12, shown: 20 })
  const visits = 1200
  const { firsts } = letCome(night, {
    visits,
    withinMs: 12 * minute,
    stay: 0.3,
    ...(networkOf && { networkOf }),
  })
  const move = attack === null ? undefined : attacks[attack]
  if (move) letAttack(night, move, 10_000, 10 * minute)
  await night.run()
  return Math.max(...[...firsts.values()].map((first) => Math.abs(first / visits - 1 / firsts.size)))
}

async function median(runs: number, measure: () => Promise<number>): Promise<number> {
  const samples: number[] = []
  for (let run = 0; run < runs; run++) samples.push(await measure())
  return percentile(samples, 0.5)
}

function byChance(exposures: number, films: number): number[] {
  const shown = Array.from({ length: films }, () => 0)
  for (let n = 0; n < exposures; n++) {
    const at = Math.floor(Math.random() * films)
    shown[at] = (shown[at] ?? 0) + 1
  }
  return shown
}
