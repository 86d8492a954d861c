import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Edition, Phase, PhaseKind } from '#contract/edition.ts'
import { phaseKinds } from '#contract/plain/edition.ts'
import { Refused } from '#platform/errors.ts'
import {
  byCurrency,
  checkCalendar,
  checkChange,
  checkRules,
  isOpen,
  isOver,
  nextChange,
  phasesAt,
} from './edition.rules.ts'
import { usualRules } from './usual.ts'

const phase = (kind: PhaseKind, startsAt: string, endsAt: string | null): Phase => ({
  kind,
  startsAt,
  endsAt,
})
const overlapping = [
  phase('announced', '2026-06-01T00:00:00.000Z', '2026-07-01T00:00:00.000Z'),
  phase('submissions', '2026-07-01T00:00:00.000Z', '2026-10-04T15:00:00.000Z'),
  phase('screening', '2026-09-01T00:00:00.000Z', '2026-11-08T15:00:00.000Z'),
  phase('judging', '2026-11-01T00:00:00.000Z', '2026-11-25T00:00:00.000Z'),
  phase('ceremony', '2026-11-28T10:00:00.000Z', '2026-11-28T12:00:00.000Z'),
  phase('archive', '2026-11-28T12:00:00.000Z', null),
]
const at = (instant: string) => new Date(instant)

test('one second before a phase it is closed, at its start it is open, at its end it is closed', () => {
  for (const { kind, startsAt, endsAt } of overlapping) {
    const second = 1000
    const open = (ms: number) => isOpen({ calendar: overlapping }, kind, new Date(ms))
    assert.equal(open(Date.parse(startsAt) - second), false, `${kind} before`)
    assert.equal(open(Date.parse(startsAt)), true, `${kind} at its start`)
    assert.equal(open(Date.parse(startsAt) + second), true, `${kind} after its start`)
    if (!endsAt) continue
    assert.equal(open(Date.parse(endsAt) - second), true, `${kind} before its end`)
    assert.equal(open(Date.parse(endsAt) - 1), true, `${kind} a millisecond before its end`)
    assert.equal(open(Date.parse(endsAt)), false, `${kind} at its end`)
    assert.equal(open(Date.parse(endsAt) + second), false, `${kind} after its end`)
  }
})

test('phases overlap, and voting is open while screening is unless it has a phase of its own', () => {
  assert.deepEqual(phasesAt(overlapping, at('2026-09-15T00:00:00Z')), ['submissions', 'screening', 'voting'])
  assert.deepEqual(phasesAt(overlapping, at('2026-11-05T00:00:00Z')), ['screening', 'voting', 'judging'])
  assert.deepEqual(phasesAt(overlapping, at('2026-11-26T00:00:00Z')), [])
  const own = [...overlapping, phase('voting', '2026-10-01T00:00:00.000Z', '2026-11-07T00:00:00.000Z')]
  assert.deepEqual(phasesAt(own, at('2026-09-15T00:00:00Z')), ['submissions', 'screening'])
  assert.equal(isOver({ calendar: own }, 'voting', at('2026-11-07T00:00:00Z')), true)
  assert.equal(isOver({ calendar: overlapping }, 'voting', at('2026-11-07T00:00:00Z')), false)
  assert.equal(
    isOver({ calendar: [] }, 'voting', at('2026-11-07T00:00:00Z')),
    false,
    'what was never planned is not over',
  )
})

test('the next change is the soonest edge still to come', () => {
  assert.deepEqual(nextChange(overlapping, at('2026-06-15T00:00:00Z')), {
    at: '2026-07-01T00:00:00.000Z',
    kind: 'announced',
    edge: 'end',
  })
  assert.deepEqual(nextChange(overlapping, at('2026-10-10T00:00:00Z')), {
    at: '2026-11-01T00:00:00.000Z',
    kind: 'judging',
    edge: 'start',
  })
  assert.equal(nextChange(overlapping, at('2026-12-01T00:00:00Z')), null)
  assert.equal(nextChange([], at('2026-12-01T00:00:00Z')), null)
})

const refusal = (act: () => void): [string, string | undefined] | null => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refused) return [error.code, error.field]
    throw error
  }
  return null
}

test('a calendar that cannot be meant is refused at its field', () => {
  const s = '2026-07-01T00:00:00.000Z'
  const e = '2026-08-01T00:00:00.000Z'
  assert.deepEqual(
    refusal(() => checkCalendar([phase('submissions', e, s)])),
    ['edition_phase_order', 'phases.submissions.endsAt'],
  )
  assert.deepEqual(
    refusal(() => checkCalendar([phase('submissions', s, s)])),
    ['edition_phase_order', 'phases.submissions.endsAt'],
  )
  assert.deepEqual(
    refusal(() => checkCalendar([phase('judging', s, null)])),
    ['edition_phase_needs_end', 'phases.judging.endsAt'],
  )
  assert.deepEqual(
    refusal(() => checkCalendar([phase('judging', s, e), phase('judging', s, e)])),
    ['edition_phase_twice', 'phases.judging'],
  )
  assert.deepEqual(
    refusal(() => checkCalendar([phase('screening', e, '2026-09-01T00:00:00.000Z'), phase('voting', s, e)])),
    ['edition_voting_before_screening', 'phases.voting.startsAt'],
  )
  assert.deepEqual(
    refusal(() => checkCalendar([phase('voting', s, e)])),
    ['edition_voting_before_screening', 'phases.voting.startsAt'],
  )
  assert.equal(
    refusal(() => checkCalendar(overlapping)),
    null,
  )
  assert.equal(
    refusal(() => checkCalendar([])),
    null,
  )
})

test('what is past stays; closing early, extending and opening again are possible', () => {
  const now = at('2026-09-15T00:00:00Z')
  const moved = (kind: PhaseKind, change: Partial<Phase>) =>
    refusal(() =>
      checkChange(
        overlapping,
        overlapping.map((one) => (one.kind === kind ? { ...one, ...change } : one)),
        now,
      ),
    )
  assert.equal(moved('submissions', { endsAt: '2026-09-15T00:01:00.000Z' }), null, 'closing early')
  assert.equal(moved('submissions', { endsAt: '2026-12-01T00:00:00.000Z' }), null, 'extending')
  assert.equal(moved('announced', { endsAt: '2026-09-20T00:00:00.000Z' }), null, 'opening again')
  assert.deepEqual(moved('submissions', { startsAt: '2026-07-02T00:00:00.000Z' }), [
    'edition_past_fixed',
    'phases.submissions.startsAt',
  ])
  assert.deepEqual(moved('submissions', { endsAt: '2026-09-14T23:59:59.000Z' }), [
    'edition_past_fixed',
    'phases.submissions.endsAt',
  ])
  assert.deepEqual(moved('judging', { startsAt: '2026-09-14T00:00:00.000Z' }), [
    'edition_past_fixed',
    'phases.judging.startsAt',
  ])
  assert.deepEqual(
    refusal(() => checkChange(overlapping, overlapping.slice(1), now)),
    ['edition_past_fixed', 'phases.announced.startsAt'],
  )
  assert.equal(
    refusal(() => checkChange(overlapping, overlapping.slice(0, 3), now)),
    null,
    'dropping what has not begun',
  )
})

test('a visitor meets what can be watched before what takes films, and that before what is over', () => {
  const shift = (years: number) =>
    overlapping.map(({ kind, startsAt, endsAt }) =>
      phase(
        kind,
        startsAt.replace('2026', String(2026 + years)),
        endsAt?.replace('2026', String(2026 + years)) ?? null,
      ),
    )
  const past = { calendar: shift(-1), name: 'past' }
  const present = { calendar: overlapping, name: 'present' }
  const future = { calendar: shift(1), name: 'future' }
  const all = [past, future, present]
  assert.equal(byCurrency(all, at('2026-09-15T00:00:00Z'))[0]?.name, 'present')
  assert.equal(byCurrency(all, at('2026-05-01T00:00:00Z'))[0]?.name, 'present', 'the next to begin')
  assert.equal(
    byCurrency([past, { calendar: shift(-2), name: 'older' }], at('2026-09-15T00:00:00Z'))[0]?.name,
    'past',
  )
  assert.deepEqual(byCurrency([], at('2026-09-15T00:00:00Z')), [])
})

test('between two changes nothing opens or closes', () => {
  const instant = fc.integer({ min: Date.UTC(2026, 4), max: Date.UTC(2027, 0) })
  const calendar = fc
    .subarray([...phaseKinds])
    .chain((kinds) =>
      fc.tuple(
        fc.constant(kinds),
        fc.array(fc.tuple(instant, fc.integer({ min: 1, max: 1e10 })), {
          minLength: kinds.length,
          maxLength: kinds.length,
        }),
      ),
    )
    .map(([kinds, times]) =>
      kinds.map((kind, i) =>
        phase(
          kind,
          new Date(times[i]?.[0] ?? 0).toISOString(),
          new Date((times[i]?.[0] ?? 0) + (times[i]?.[1] ?? 1)).toISOString(),
        ),
      ),
    )
  fc.assert(
    fc.property(
      calendar,
      instant,
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (phases, when, share) => {
        const now = new Date(when)
        const next = nextChange(phases, now)
        const until = next ? Date.parse(next.at) : when + 1e12
        assert.deepEqual(
          phasesAt(phases, new Date(Math.min(until - 1, Math.floor(when + (until - when) * share)))),
          phasesAt(phases, now),
        )
        if (next) assert.notDeepEqual(next, null)
      },
    ),
  )
})

test('how votes are cast is fixed from the instant at which voting begins', () => {
  const calendar = [
    { kind: 'voting' as const, startsAt: '2026-05-01T00:00:00Z', endsAt: '2026-05-08T00:00:00Z' },
  ]
  const before = { publishedAt: '2026-04-01T00:00:00Z', calendar, rules: usualRules } as unknown as Edition
  const rules = { ...usualRules, voting: { ...usualRules.voting, method: 'favourites' as const } }
  const change = (now: string) => () => checkRules({ rules }, before, new Date(now))
  assert.doesNotThrow(change('2026-04-30T23:59:59.999Z'))
  assert.throws(change('2026-05-01T00:00:00Z'), { code: 'edition_voting_fixed' })
})
