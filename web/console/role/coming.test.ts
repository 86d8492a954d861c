import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comingFor } from './coming.ts'

const edition = {
  calendar: [
    { kind: 'ceremony', startsAt: '2026-12-20T10:00:00Z', endsAt: '2026-12-20T12:00:00Z' },
    { kind: 'submissions', startsAt: '2026-09-01T00:00:00Z', endsAt: '2026-10-01T00:00:00Z' },
    { kind: 'screening', startsAt: '2026-10-10T00:00:00Z', endsAt: '2026-11-10T00:00:00Z' },
    { kind: 'judging', startsAt: '2026-11-11T00:00:00Z', endsAt: '2026-11-25T00:00:00Z' },
  ],
  decisionAt: '2026-12-01T00:00:00Z',
  clock: { now: '2026-10-15T00:00:00Z', open: ['screening'], next: null },
} as unknown as Parameters<typeof comingFor>[1]

test('a role is told what of the calendar concerns it, in order, and nothing that is over', () => {
  const of = (...roles: Parameters<typeof comingFor>[0]) =>
    comingFor(roles, edition).map(({ kind, on }) => (on ? `${kind} now` : kind))
  assert.deepEqual(of('juror'), ['judging', 'decision', 'ceremony'])
  assert.deepEqual(of('moderator'), ['screening now'])
  assert.deepEqual(of('press'), ['screening now', 'decision', 'ceremony'])
  assert.deepEqual(of('juror', 'moderator'), ['screening now', 'judging', 'decision', 'ceremony'])
})
