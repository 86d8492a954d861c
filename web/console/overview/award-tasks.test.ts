import assert from 'node:assert/strict'
import { test } from 'node:test'
import { awardTasks } from './award-tasks.ts'

type Desk = Parameters<typeof awardTasks>[0]

const audience = (result: object | null) => ({
  decidedBy: 'audience',
  result,
  decisions: [],
  publishedAt: null,
})
const jury = (stands: boolean[], publishedAt: string | null = null) => ({
  decidedBy: 'jury',
  result: null,
  decisions: stands.map((one) => ({ stands: one })),
  publishedAt,
})
const counted = (publishedAt: string | null) => ({ countedAt: '2026-11-10T00:00:00Z', publishedAt })
const desk = (state: string, ...awards: object[]) =>
  ({ voting: { state, closesAt: '2026-11-09T00:00:00Z' }, awards }) as unknown as Desk

test('after voting each award has its next step, until its result is public', () => {
  const of = (...awards: object[]) =>
    awardTasks(desk('over', ...awards)).map(({ kind, count }) => `${kind} ${count}`)
  assert.deepEqual(of(audience(null), jury([])), ['count 1', 'decide 1'])
  assert.deepEqual(of(audience(counted(null)), jury([false, true])), ['publish 2'])
  assert.deepEqual(of(audience(counted('2026-11-11T00:00:00Z')), jury([true], '2026-11-11T00:00:00Z')), [])
})

test('before that there is nothing to do for them', () => {
  for (const state of ['not_planned', 'before', 'open'])
    assert.deepEqual(awardTasks(desk(state, audience(null))), [])
})

test('each step says since when it waits', () => {
  const [count] = awardTasks(desk('over', audience(null)))
  const [publish] = awardTasks(desk('over', audience(counted(null))))
  assert.deepEqual([count?.at, publish?.at], ['2026-11-09T00:00:00Z', '2026-11-10T00:00:00Z'])
})
