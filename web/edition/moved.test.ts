import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CalendarChange } from '#contract/edition.ts'
import { movedBy } from './moved.ts'

type State = CalendarChange['before']

const screening = (endsAt: string): State['phases'][number] => ({
  kind: 'screening',
  startsAt: '2026-11-01T00:00:00Z',
  endsAt,
})

test('a change of the calendar says what moved, from when to when, and nothing that stayed', () => {
  const before: State = { phases: [screening('2026-11-08T15:00:00Z')], decisionAt: null }
  const after: State = {
    phases: [
      screening('2026-11-15T15:00:00.000Z'),
      { kind: 'ceremony', startsAt: '2026-11-28T10:00:00Z', endsAt: '2026-11-28T12:00:00Z' },
    ],
    decisionAt: '2026-11-20T03:00:00Z',
  }
  assert.deepEqual(
    movedBy({ before, after }).map(({ kind, edge, from, to }) => [kind, edge, from, to]),
    [
      ['screening', 'end', '2026-11-08T15:00:00Z', '2026-11-15T15:00:00.000Z'],
      ['decision', 'start', null, '2026-11-20T03:00:00Z'],
      ['ceremony', 'start', null, '2026-11-28T10:00:00Z'],
      ['ceremony', 'end', null, '2026-11-28T12:00:00Z'],
    ],
  )
  assert.deepEqual(movedBy({ before, after: before }), [])
})
