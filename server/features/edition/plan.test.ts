import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgePlan, movePlan, type Plan, type PlanKind, proposePlan } from '#contract/plain/plan.ts'

const now = '2026-06-01T12:00'

const plan = (rows: Partial<Record<PlanKind, readonly [string, string]>>, decision = ''): Plan => ({
  rows: Object.entries(rows).map(([kind, [starts, ends]]) => ({ kind: kind as PlanKind, starts, ends })),
  decision,
})

/** In order, without gaps, all to come. */
const sound = {
  submissions: ['2026-06-10T00:00', '2026-07-10T23:59'],
  screening: ['2026-07-01T12:00', '2026-07-24T23:59'],
  judging: ['2026-07-11T00:00', '2026-07-28T23:59'],
  ceremony: ['2026-08-01T19:00', '2026-08-01T20:59'],
  archive: ['2026-08-02T00:00', ''],
} as const

const found = (judged: Plan, at: string | null = now) =>
  judgePlan(judged, at).map(({ weight, what, field }) => [weight, what, field])

test('a plan in order is found to be nothing', () => {
  assert.deepEqual(found(plan(sound, '2026-07-30T18:00')), [])
  assert.deepEqual(found(plan({})), [])
})

test('what cannot be meant is wrong, at the field where it is mended', () => {
  const cases: [Partial<typeof sound> | object, string, string, string?][] = [
    [
      { screening: ['2026-05-01T00:00', '2026-06-09T23:59'] },
      'edition_screening_early',
      'phases.screening.endsAt',
    ],
    [{ judging: ['2026-05-01T00:00', '2026-06-09T23:59'] }, 'edition_judging_early', 'phases.judging.endsAt'],
    [
      { ceremony: ['2026-07-20T19:00', '2026-07-20T20:59'] },
      'edition_ceremony_early',
      'phases.ceremony.startsAt',
    ],
    [{}, 'edition_decision_late', 'decisionAt', '2026-08-01T19:01'],
  ]
  for (const [change, what, field, decision = ''] of cases)
    assert.deepEqual(
      found(plan({ ...sound, ...change }, decision)).filter(([weight]) => weight === 'wrong'),
      [['wrong', what, field]],
    )
})

test('what is only odd is asked about: the past, a gap, a day too short, votes after the ceremony', () => {
  const odd = (change: object, decision = '', at: string | null = now) =>
    found(plan({ ...sound, ...change }, decision), at).map(([, what]) => what)
  assert.deepEqual(odd({}, '', '2026-06-15T00:00'), ['openNow'])
  assert.deepEqual(odd({}, '', '2027-01-01T00:00'), ['over'])
  assert.deepEqual(odd({}, '', '2026-07-05T00:00'), ['openNow', 'startsPast'])
  assert.deepEqual(odd({}, '', null), [], 'what is public has begun as it has begun')
  assert.deepEqual(odd({ submissions: ['2026-07-10T10:00', '2026-07-10T23:59'] }), ['shortSubmissions'])
  assert.deepEqual(odd({ judging: ['2026-07-02T00:00', '2026-07-09T23:59'] }), ['judgingBeforeClose'])
  assert.deepEqual(odd({ screening: ['2026-07-01T12:00', '2026-08-02T23:59'] }), ['votingAfterCeremony'])
  assert.deepEqual(odd({}, '2026-07-20T18:00'), ['decisionBeforeVoting'])
  assert.deepEqual(odd({ ceremony: ['2026-09-01T19:00', '2026-09-01T20:59'] }), ['gap'])
})

test('a former plan moves as a whole to its new ceremony, over the end of a year and in its own hours', () => {
  const moved = movePlan(plan(sound, '2026-07-30T18:00'), '2027-01-02', now)
  const at = Object.fromEntries(moved.rows.map(({ kind, starts, ends }) => [kind, [starts, ends]]))
  assert.deepEqual(at.ceremony, ['2027-01-02T19:00', '2027-01-02T20:59'])
  assert.deepEqual(at.submissions, ['2026-11-11T00:00', '2026-12-11T23:59'])
  assert.deepEqual(at.archive, ['2027-01-03T00:00', ''])
  assert.equal(moved.decision, '2026-12-31T18:00')
})

test('what would have been announced before now is announced now, or not at all', () => {
  const announced = (at: string) =>
    proposePlan('sixWeeks', '2026-08-01', at).rows.find(({ kind }) => kind === 'announced')
  assert.equal(announced('2026-06-01T00:00')?.starts, '2026-06-06T12:00')
  assert.equal(announced('2026-06-15T09:00')?.starts, '2026-06-15T09:00')
  assert.equal(announced('2026-07-01T09:00'), undefined)
})
