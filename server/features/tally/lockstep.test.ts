import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Comer, type Crowd, crowdsAmong } from './lockstep.ts'

/** A voter who does things at these seconds: arrival, then film by film when it was opened and voted on. */
const comer = (
  name: string,
  arrived: number,
  ...films: [film: string, opened: number, voted?: number][]
): Comer => ({
  voterId: name,
  arrivedAt: arrived * 1000,
  network: null,
  openings: new Map(films.map(([film, opened]) => [film, opened * 1000])),
  ballots: new Map(films.flatMap(([film, , voted]) => (voted === undefined ? [] : [[film, voted * 1000]]))),
})

const crowds = (comers: readonly Comer[]): Crowd[] => [...crowdsAmong(comers)].filter((one) => one !== null)
const names = (crowd: Crowd | undefined) => crowd?.members.map(({ voterId }) => voterId).sort()

test('ten accounts made within two seconds that vote at once for one film are a crowd; who came beside them is none', () => {
  const farm = Array.from({ length: 10 }, (_, at) =>
    comer(`f${at}`, at * 0.2, ['a', 30 + at * 0.1, 44 + at * 0.1]),
  )
  const beside = [comer('x', 1, ['a', 200, 260]), comer('y', 2, ['b', 31, 60]), comer('z', 90, ['a', 31, 70])]
  const [found, ...more] = crowds([...farm, ...beside])
  assert.equal(more.length, 0)
  assert.deepEqual(names(found), farm.map(({ voterId }) => voterId).sort())
  assert.equal(found?.shared, 1)
  // 9 · log₁₀(.05 · .9 · .5) + log₁₀ C(10, 9): `z` opened the film within half a minute of them
  assert.ok(Math.abs((found?.chance ?? 0) - (9 * Math.log10(0.0225) + Math.log10(10))) < 1e-9)
})

test('two people are no crowd, whatever they do together', () => {
  const films = ['a', 'b', 'c', 'd', 'e'].map(
    (film, at) => [film, at * 60, at * 60 + 50] as [string, number, number],
  )
  assert.deepEqual(crowds([comer('u', 0, ...films), comer('v', 0, ...films)]), [])
})

test('three accounts that do twenty things within three seconds of each other are a crowd; of three things they are none', () => {
  const all = (count: number) =>
    ['u', 'v', 'w'].map((name, at) =>
      comer(
        name,
        at,
        ...Array.from(
          { length: count },
          (_, n) => [`${n}`, n * 60 + at, n * 60 + 50 + at] as [string, number, number],
        ),
      ),
    )
  assert.equal(crowds(all(10)).length, 1)
  assert.deepEqual(crowds(all(1)), [])
})

test('who came at another hour is in no crowd, and three seconds are a moment', () => {
  const farm = (size: number, more: Comer[]) =>
    crowds([
      ...Array.from({ length: size }, (_, at) => comer(`f${at}`, 0, ['a', 30, 44], ['b', 60, 80])),
      ...more,
    ])
  const films = (late: number): [string, number, number][] => [
    ['a', 30 + late, 44 + late],
    ['b', 60 + late, 80 + late],
  ]
  assert.equal(names(farm(8, [comer('late', 3601, ...films(0))])[0])?.length, 8)
  assert.equal(names(farm(8, [comer('beside', 3, ...films(3))])[0])?.length, 9)
  assert.equal(names(farm(8, [comer('beside', 3, ...films(3.001))])[0])?.length, 8)
})

test('two crowds of one hour are told apart', () => {
  const made = (name: string, film: string) =>
    Array.from({ length: 9 }, (_, at) => comer(`${name}${at}`, 0, [film, 30, 44]))
  assert.deepEqual(
    crowds([...made('p', 'a'), ...made('q', 'b')]).map((one) => names(one)?.join(' ')),
    ['p', 'q'].map((name) => Array.from({ length: 9 }, (_, at) => `${name}${at}`).join(' ')),
  )
})

/** Chance that is the same in every run (mulberry32). */
const chances = (seed: number) => {
  let state = seed
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (from: number, to: number) => from + uniform() * (to - from)
  const around = (mean: number, deviation: number) =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  const shuffled = <T>(all: readonly T[]): T[] =>
    all
      .map((one) => [uniform(), one] as const)
      .sort(([a], [b]) => a - b)
      .map(([, one]) => one)
  return { uniform, between, around, shuffled }
}
type Chances = ReturnType<typeof chances>

const lengths = [16, 24, 45, 60, 72, 90, 100, 110, 130, 150, 168, 170, 175, 178]
const programme = lengths.map((seconds, at) => ({ film: `film ${at}`, seconds }))
const people = (count: number, make: (name: string) => Comer) =>
  Array.from({ length: count }, (_, at) => make(`p${at}`))

/** Signs up while letters come, then watches what the feed brings and votes for most of it. */
const alone = (
  { uniform, between, around, shuffled }: Chances,
  name: string,
  from: number,
  first?: string,
): Comer => {
  const feed = shuffled(programme).sort((a, b) => Number(b.film === first) - Number(a.film === first))
  const films: [string, number, number?][] = []
  let now = from + between(5, 30)
  for (const { film, seconds } of feed.slice(0, 1 + Math.floor(between(0, 6)))) {
    films.push(uniform() < 0.7 ? [film, now, now + seconds * 0.8 + Math.abs(around(6, 5))] : [film, now])
    now += seconds * between(0.8, 1.2) + between(1, 6)
  }
  return comer(name, from, ...films)
}

/** Everybody opens the films of a list on a cue, and votes when made up. */
const onCue = ({ around }: Chances, name: string, from: number, cues: [string, number, number][]): Comer =>
  comer(
    name,
    from,
    ...cues.map(
      ([film, at, seconds]) =>
        [film, at + Math.abs(around(0, 2)), at + seconds + Math.abs(around(6, 5))] as [
          string,
          number,
          number,
        ],
    ),
  )

const cuesOf = (count: number): [string, number, number][] => {
  let now = 240
  return programme.slice(0, count).map(({ film, seconds }) => {
    now += seconds + 20
    return [film, now - seconds - 20, seconds]
  })
}

const honest: Record<string, (c: Chances) => Comer[]> = {
  'a class of 30 that signs up within four minutes, on one network': (c) =>
    people(30, (name) => alone(c, name, c.between(0, 240))),
  'a class of 30 sent to one film by a link': (c) =>
    people(30, (name) => alone(c, name, c.between(0, 120), 'film 3')),
  'a class of 30 that opens one film on a cue': (c) =>
    people(30, (name) => onCue(c, name, c.between(0, 150), cuesOf(1))),
  'a class of 30 that opens five films on cues': (c) =>
    people(30, (name) => onCue(c, name, c.between(0, 150), cuesOf(5))),
  'a lecture hall of 200 that opens one film on a cue': (c) =>
    people(200, (name) => onCue(c, name, c.between(0, 240), cuesOf(1))),
  'a lecture hall of 200 on cues, five films': (c) =>
    people(200, (name) => onCue(c, name, c.between(0, 240), cuesOf(5))),
  'a family of four on one sofa, six films': (c) =>
    people(4, (name) => onCue(c, name, c.between(0, 120), cuesOf(6))),
  'an opening night, 1,500 in an hour': (c) => people(1500, (name) => alone(c, name, c.between(0, 3600))),
  'friends sent by a link through a day': (c) =>
    people(80, (name) => alone(c, name, c.between(0, 43_200), 'film 3')),
}

const dishonest: Record<string, (c: Chances) => Comer[]> = {
  'ten accounts in two seconds, one film': (c) =>
    people(10, (name) => onCueOf(c, name, c.between(0, 2), 0.5, 1)),
  'thirty accounts in two seconds, five films': (c) =>
    people(30, (name) => onCueOf(c, name, c.between(0, 2), 0.5, 5)),
  'eight accounts, one a minute, five films': (c) =>
    people(8, (name) => onCueOf(c, name, Number(name.slice(1)) * 60, 0.5, 5)),
  'ten accounts in two seconds among 1,500 of an opening night': (c) => [
    ...people(1500, (name) => alone(c, `o${name}`, c.between(0, 3600))),
    ...people(10, (name) => onCueOf(c, name, 1800 + c.between(0, 2), 0.5, 1)),
  ],
}

const onCueOf = ({ around }: Chances, name: string, from: number, spread: number, count: number): Comer =>
  comer(
    name,
    from,
    ...cuesOf(count).map(
      ([film, at, seconds]) =>
        [film, at + 1800 + around(0, spread), at + 1800 + seconds + around(0, spread)] as [
          string,
          number,
          number,
        ],
    ),
  )

/** Large crowds take long to draw: fewer of them. */
const runsOf = (make: (c: Chances) => Comer[]): number => (make(chances(1)).length > 100 ? 6 : 40)
const flaggedIn = (make: (c: Chances) => Comer[]) => {
  const runs = runsOf(make)
  let [some, members] = [0, 0]
  for (let seed = 1; seed <= runs; seed++) {
    const found = crowds(make(chances(seed)))
    if (found.length > 0) some++
    members += found.reduce((sum, crowd) => sum + crowd.members.length, 0)
  }
  return { some, runs, members: members / runs }
}

test('honest people who come and watch together are not taken for a crowd', (t) => {
  for (const [who, make] of Object.entries(honest)) {
    const flagged = flaggedIn(make)
    t.diagnostic(`${who}: a crowd in ${flagged.some} of ${flagged.runs}`)
    assert.equal(flagged.some, 0, who)
  }
})

test('accounts that one hand moves are', (t) => {
  for (const [who, make] of Object.entries(dishonest)) {
    const flagged = flaggedIn(make)
    t.diagnostic(`${who}: a crowd in ${flagged.some} of ${flagged.runs}, ${flagged.members} members`)
    assert.deepEqual([flagged.some, Math.min(flagged.members, 8)], [flagged.runs, 8], who)
  }
})

test('a hand that spreads its acts as people do is not found: it has to take their time', (t) => {
  const spread = flaggedIn((c) => people(10, (name) => onCueOf(c, name, c.between(0, 300), 10, 1)))
  t.diagnostic(`ten accounts, acts spread by 10 s: a crowd in ${spread.some} of ${spread.runs}`)
  assert.equal(spread.some, 0)
})
