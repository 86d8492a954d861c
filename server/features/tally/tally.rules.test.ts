import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Box, type Candidate, count, digestOf, type Fault, type Paper } from './tally.rules.ts'

const film = (filmId: string, more: Partial<Candidate> = {}): Candidate => ({
  filmId,
  entryId: `entry of ${filmId}`,
  viewings: 10,
  barred: null,
  ...more,
})

let seq = 0
const paper = (voterId: string, filmId: string, mark: number): Paper => {
  seq += 1
  return { id: `ballot ${seq}`, seq, voterId, filmId, mark }
}

const box = (papers: Paper[], more: Partial<Box> = {}): Box => ({
  method: 'marks',
  most: 5,
  papers,
  films: [film('a'), film('b'), film('c')],
  faults: new Map(),
  ...more,
})

const places = (one: Box) => count(one).standings.map(({ filmId, place, score }) => [filmId, place, score])

test('a worked example by hand', () => {
  // a: 5 5 4 4 (v 4, R 4.5), b: 5 (v 1, R 5), c: 3 3 3 (v 3, R 3). All: 8 ballots, C = 32/8 = 4.
  // ballots a film: mean 8/3, deviation √(7/3), m = 8/3 − 1.644854·√(7/3)/√3 = 1.216042
  const tally = count(
    box([
      ...[5, 5, 4, 4].map((mark, v) => paper(`v${v}`, 'a', mark)),
      paper('v0', 'b', 5),
      ...[3, 3, 3].map((mark, v) => paper(`v${v}`, 'c', mark)),
    ]),
  )
  assert.equal(tally.formula.method, 'marks')
  if (tally.formula.method !== 'marks') return
  assert.equal(tally.formula.mean, 4)
  assert.ok(Math.abs(tally.formula.weight - 1.216042) < 1e-6, String(tally.formula.weight))
  // a (18 + 1.216·4)/5.216 = 4.38; b (5 + 4.864)/2.216 = 4.45; c (9 + 4.864)/4.216 = 3.29
  assert.deepEqual(
    tally.standings.map(({ filmId, place, ballots, mean, score }) => [filmId, place, ballots, mean, score]),
    [
      ['b', 1, 1, 5, 4.45],
      ['a', 2, 4, 4.5, 4.38],
      ['c', 3, 3, 3, 3.29],
    ],
  )
  assert.deepEqual(tally.standings[1]?.marks, [0, 0, 0, 2, 2])
})

test('of a voter the latest ballot on a film counts, and mark 0 takes it back', () => {
  const tally = count(box([paper('v', 'a', 1), paper('v', 'a', 5), paper('w', 'a', 4), paper('w', 'a', 0)]))
  assert.deepEqual(tally.counts, { received: 4, counted: 1, superseded: 2, takenBack: 1, excluded: 0 })
  assert.deepEqual(tally.standings[0]?.marks, [0, 0, 0, 0, 1])
})

test('equal scores are a tie, and films without a ballot stand below without a place', () => {
  assert.deepEqual(places(box([paper('v', 'a', 4), paper('w', 'b', 4)])), [
    ['a', 1, 4],
    ['b', 1, 4],
    ['c', null, null],
  ])
})

test('no ballots at all make a result without places', () => {
  const tally = count(box([]))
  assert.deepEqual(
    tally.standings.map(({ place }) => place),
    [null, null, null],
  )
  assert.deepEqual(tally.counts, { received: 0, counted: 0, superseded: 0, takenBack: 0, excluded: 0 })
})

test('what is left out is listed by its reason', () => {
  const late = paper('v', 'a', 5)
  const unseen = paper('u', 'a', 5)
  const own = paper('maker', 'a', 5)
  const tally = count(
    box([paper('v', 'a', 3), late, unseen, own, paper('v', 'b', 5), paper('w', 'b', 5), paper('v', 'x', 2)], {
      films: [film('a'), film('b', { barred: 'withdrawn' }), film('c')],
      faults: new Map<string, Fault>([
        [late.id, 'after_close'],
        [unseen.id, 'not_watched'],
        [own.id, 'own_film'],
      ]),
    }),
  )
  assert.deepEqual(tally.exclusions, [
    { reason: 'withdrawn', ballots: 2, films: 1 },
    { reason: 'after_close', ballots: 1, films: 1 },
    { reason: 'not_entered', ballots: 1, films: 1 },
    { reason: 'not_watched', ballots: 1, films: 1 },
    { reason: 'own_film', ballots: 1, films: 1 },
  ])
  // the ballot before the late one stands
  assert.deepEqual(tally.standings[0]?.marks, [0, 0, 1, 0, 0])
  assert.ok(!tally.standings.some(({ filmId }) => filmId === 'b'))
})

test('favourites are ranked by the Wilson lower bound of favourites ÷ verified viewings', () => {
  const fans = (filmId: string, n: number) => Array.from({ length: n }, (_, v) => paper(`v${v}`, filmId, 1))
  const one = box([...fans('a', 8), ...fans('b', 1), ...fans('c', 600)], {
    method: 'favourites',
    films: [film('a'), film('b', { viewings: 1 }), film('c', { viewings: 1000 })],
  })
  assert.deepEqual(places(one), [
    ['c', 1, 0.5693],
    ['a', 2, 0.4902],
    ['b', 3, 0.2065],
  ])
})

test('a voter has no more favourites than the rule gives, should the box ever hold more', () => {
  const papers = ['a', 'b', 'c'].map((filmId) => paper('v', filmId, 1))
  const tally = count(box(papers, { method: 'favourites', most: 2 }))
  assert.deepEqual(tally.exclusions, [{ reason: 'over_limit', ballots: 1, films: 1 }])
  assert.equal(tally.counts.counted, 2)
  assert.equal(tally.standings.find(({ filmId }) => filmId === 'c')?.place, null)
})

test('a favourite for a film that is barred takes none of the voter’s others away', () => {
  const papers = ['a', 'b', 'c'].map((filmId) => paper('v', filmId, 1))
  const films = [film('a', { barred: 'withdrawn' }), film('b'), film('c')]
  const tally = count(box(papers, { method: 'favourites', most: 2, films }))
  assert.deepEqual(tally.exclusions, [{ reason: 'withdrawn', ballots: 1, films: 1 }])
  assert.equal(tally.counts.counted, 2)
})

test('of favourites whose viewings are gone with their voters there are never more than were watched', () => {
  const papers = ['u', 'v', 'w'].map((voterId) => paper(voterId, 'a', 1))
  const tally = count(box(papers, { method: 'favourites', films: [film('a', { viewings: 1 }), film('b')] }))
  const [first] = tally.standings
  assert.deepEqual([first?.ballots, first?.viewings, first?.mean], [3, 3, 1])
})

test('the digest is that of the counted ballots, line by line', () => {
  const papers = [{ id: 'i', seq: 1, filmId: 'f', voterId: 'v', mark: 4 }]
  // printf 'f v i 4\n' | sha256sum
  assert.equal(digestOf(papers), '88045853f5f305873910fe0644f0e13d27fd48a683e211898ab60ac5b42552e4')
})

const arbitraryBox = (method: Box['method']) =>
  fc
    .record({
      papers: fc.array(
        fc.record({
          voterId: fc.constantFrom('u', 'v', 'w', 'x', 'y', 'z'),
          filmId: fc.constantFrom('a', 'b', 'c', 'd', 'elsewhere'),
          mark: fc.integer({ min: 0, max: method === 'marks' ? 5 : 1 }),
          fault: fc.option(fc.constantFrom<Fault>('after_close', 'not_watched', 'own_film'), { freq: 6 }),
        }),
        { maxLength: 60 },
      ),
      bars: fc.array(fc.constantFrom(null, null, null, 'withdrawn' as const), { minLength: 4, maxLength: 4 }),
      viewings: fc.array(fc.nat(40), { minLength: 4, maxLength: 4 }),
    })
    .map(
      ({ papers, bars, viewings }): Box => ({
        method,
        most: 3,
        papers: papers.map(({ fault: _, ...rest }, seq) => ({ id: `b${seq}`, seq, ...rest })),
        films: ['a', 'b', 'c', 'd'].map((id, at) =>
          film(id, { barred: bars[at] ?? null, viewings: viewings[at] ?? 0 }),
        ),
        faults: new Map(papers.flatMap(({ fault }, seq) => (fault ? [[`b${seq}`, fault]] : []))),
      }),
    )

for (const method of ['marks', 'favourites'] as const) {
  test(`${method}: the order in which papers and films lie changes nothing`, () => {
    fc.assert(
      fc.property(arbitraryBox(method), fc.integer({ min: 1, max: 59 }), (one, turn) => {
        const turned = (list: readonly unknown[]) => [...list.slice(turn), ...list.slice(0, turn)].reverse()
        const other = { ...one, papers: turned(one.papers), films: turned(one.films) } as Box
        assert.deepEqual(count(other), count(one))
      }),
    )
  })

  test(`${method}: the same ballot twice counts once`, () => {
    fc.assert(
      fc.property(arbitraryBox(method), (one) =>
        assert.deepEqual(count({ ...one, papers: [...one.papers, ...one.papers] }), count(one)),
      ),
    )
  })

  test(`${method}: every paper is counted, superseded, taken back or left out with a reason`, () => {
    fc.assert(
      fc.property(arbitraryBox(method), (one) => {
        const { counts, exclusions, standings } = count(one)
        assert.equal(counts.received, counts.counted + counts.superseded + counts.takenBack + counts.excluded)
        assert.equal(
          counts.excluded,
          exclusions.reduce((sum, { ballots }) => sum + ballots, 0),
        )
        assert.equal(
          counts.counted,
          standings.reduce((sum, { ballots }) => sum + ballots, 0),
        )
      }),
    )
  })
}

test('a better mark never lowers a score, and no other film gains more from it', () => {
  fc.assert(
    fc.property(arbitraryBox('marks'), fc.nat(), (one, at) => {
      const before = count(one)
      const raisable = one.papers.filter(
        ({ id, mark, filmId, voterId, seq }) =>
          mark > 0 &&
          mark < 5 &&
          !one.faults.has(id) &&
          !one.papers.some(
            (later) =>
              later.filmId === filmId &&
              later.voterId === voterId &&
              later.seq > seq &&
              !one.faults.has(later.id),
          ),
      )
      const chosen = raisable[at % (raisable.length || 1)]
      if (!chosen) return
      const after = count({
        ...one,
        papers: one.papers.map((each) => (each === chosen ? { ...each, mark: each.mark + 1 } : each)),
      })
      const gain = (filmId: string) => {
        const score = (tally: typeof before) => tally.standings.find((s) => s.filmId === filmId)?.score
        return Math.round(((score(after) ?? 0) - (score(before) ?? 0)) * 100)
      }
      if (!before.standings.some(({ filmId }) => filmId === chosen.filmId)) return
      assert.ok(gain(chosen.filmId) >= 0)
      // scores are published to two decimals: rounding may move each of two by half a step
      for (const { filmId } of before.standings) assert.ok(gain(filmId) <= gain(chosen.filmId) + 1)
    }),
  )
})

test('more favourites out of the same viewings never lower a place', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), fc.integer({ min: 31, max: 60 }), (k, other, viewings) => {
      const fans = (filmId: string, n: number) =>
        Array.from({ length: n }, (_, v) => paper(`${filmId}${v}`, filmId, 1))
      const placeOf = (n: number) =>
        count(
          box([...fans('a', n), ...fans('b', other)], {
            method: 'favourites',
            films: [film('a', { viewings }), film('b', { viewings })],
          }),
        ).standings.find(({ filmId }) => filmId === 'a')?.place ?? 99
      assert.ok(placeOf(k + 1) <= placeOf(k))
    }),
  )
})
