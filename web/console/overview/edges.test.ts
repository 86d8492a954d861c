import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysBetween, edgesOf } from './edges.ts'

test('the deadline of the submissions is a date, and what has begun only ends', () => {
  const edition = {
    calendar: [
      { kind: 'submissions', startsAt: '2026-09-01T00:00:00Z', endsAt: '2026-10-04T15:00:00Z' },
      { kind: 'screening', startsAt: '2026-10-10T00:00:00Z', endsAt: '2026-11-10T00:00:00Z' },
      { kind: 'ceremony', startsAt: '2026-12-20T10:00:00Z', endsAt: '2026-12-20T12:00:00Z' },
      { kind: 'archive', startsAt: '2027-01-01T00:00:00Z', endsAt: null },
    ],
    decisionAt: '2026-12-01T00:00:00Z',
    clock: { now: '2026-10-01T00:00:00Z', open: ['submissions'], next: null },
  } as unknown as Parameters<typeof edgesOf>[0]
  assert.deepEqual(
    edgesOf(edition).map(({ kind, edge }) => `${kind} ${edge}`),
    ['submissions end', 'screening start', 'screening end', 'decision start', 'ceremony start'],
  )
})

test('days are those of the edition’s own calendar', () => {
  assert.equal(daysBetween('2026-10-04T14:59:00Z', new Date('2026-10-04T15:01:00Z'), 'Asia/Tokyo'), 1)
  assert.equal(daysBetween('2026-10-04T14:59:00Z', new Date('2026-10-04T15:01:00Z'), 'UTC'), 0)
})
