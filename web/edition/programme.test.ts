import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Phase, PhaseKind } from '#contract/edition.ts'
import { countsDownTo, spineOf, submissionsUntil } from './programme.ts'

const phase = (kind: PhaseKind, startsAt: string, endsAt: string | null): Phase => ({
  kind,
  startsAt,
  endsAt,
})
const calendar = [
  phase('announced', '2026-06-01T00:00:00.000Z', '2026-07-01T00:00:00.000Z'),
  phase('submissions', '2026-07-01T00:00:00.000Z', '2026-10-05T00:00:00.000Z'),
  phase('screening', '2026-09-01T00:00:00.000Z', '2026-11-09T00:00:00.000Z'),
  phase('ceremony', '2026-11-28T10:00:00.000Z', '2026-11-28T12:00:00.000Z'),
  phase('archive', '2026-11-28T12:00:00.000Z', null),
]
const clock = (now: string, open: PhaseKind[], next: [string, PhaseKind, 'start' | 'end'] | null) => ({
  calendar,
  clock: { now, open, next: next && { at: next[0], kind: next[1], edge: next[2] } },
})

test('people count down to what everyone can do: the end of votes, then of films, then what is next', () => {
  const both = clock('2026-09-15T00:00:00.000Z', ['submissions', 'screening', 'voting'], null)
  assert.deepEqual(countsDownTo(both), { at: '2026-11-09T00:00:00.000Z', kind: 'voting', edge: 'end' })
  assert.equal(submissionsUntil(both), '2026-10-05T00:00:00.000Z', 'and filmmakers find theirs below')
  const films = clock('2026-08-15T00:00:00.000Z', ['submissions'], null)
  assert.deepEqual(countsDownTo(films), { at: '2026-10-05T00:00:00.000Z', kind: 'submissions', edge: 'end' })
  assert.equal(submissionsUntil(films), null, 'where it is the large one it is not said twice')
  const voting = clock('2026-10-15T00:00:00.000Z', ['screening', 'voting'], null)
  assert.deepEqual(countsDownTo(voting), { at: '2026-11-09T00:00:00.000Z', kind: 'voting', edge: 'end' })
  const between = clock('2026-11-15T00:00:00.000Z', [], ['2026-11-28T10:00:00.000Z', 'ceremony', 'start'])
  assert.deepEqual(countsDownTo(between), { at: '2026-11-28T10:00:00.000Z', kind: 'ceremony', edge: 'start' })
  assert.equal(countsDownTo(clock('2027-01-01T00:00:00.000Z', ['archive'], null)), null)
})

test('the spine shows screening and voting as one, the day makers are told in its place, and no archive to come', () => {
  const edition = { calendar, decisionAt: '2026-11-26T03:00:00.000Z' }
  const kinds = (now: string) => spineOf(edition, Date.parse(now)).map(({ kind, state }) => [kind, state])
  assert.deepEqual(kinds('2026-09-15T00:00:00.000Z'), [
    ['announced', 'past'],
    ['submissions', 'now'],
    ['screeningAndVoting', 'now'],
    ['decision', 'next'],
    ['ceremony', 'next'],
  ])
  assert.deepEqual(kinds('2026-12-15T00:00:00.000Z').at(-1), ['archive', 'now'])
  const own = spineOf(
    {
      calendar: [...calendar, phase('voting', '2026-10-01T00:00:00.000Z', '2026-11-08T00:00:00.000Z')],
      decisionAt: null,
    },
    Date.parse('2026-09-15T00:00:00.000Z'),
  )
  assert.deepEqual(
    own.map(({ kind }) => kind),
    ['announced', 'submissions', 'screening', 'voting', 'ceremony'],
  )
})
