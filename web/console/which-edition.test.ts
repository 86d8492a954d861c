import assert from 'node:assert/strict'
import { test } from 'node:test'
import { archivedLast, editionNeeding } from './which-edition.ts'

const edition = (id: string, open: string[], published = true) =>
  ({
    id,
    publishedAt: published ? '2026-01-01T00:00:00Z' : null,
    clock: { now: '2026-05-01T00:00:00Z', open, next: null },
  }) as unknown as Parameters<typeof editionNeeding>[0][number]

const draft = edition('draft', ['submissions'], false)
const over = edition('over', ['archive'])
const spring = edition('spring', ['screening'])
const summer = edition('summer', ['submissions'])

test('the edition used last opens; else the running one with most tasks; else the newest', async () => {
  const tasks = async ({ id }: { id: string }) => ({ spring: 4, summer: 1 })[id] ?? 0
  const opened = async (mine: (typeof draft)[], used: string | null = null) =>
    (await editionNeeding(mine, used, tasks))?.id
  assert.equal(await opened([draft, over, spring, summer], 'over'), 'over')
  assert.equal(await opened([draft, summer, spring, over], 'gone'), 'spring')
  assert.equal(await opened([draft, over, summer]), 'summer')
  assert.equal(await opened([draft, over]), 'draft')
  assert.equal(await opened([]), undefined)
})

test('tasks are asked for only where several run, and those that do not come are none', async () => {
  const failing = async () => {
    throw new Error('away')
  }
  assert.equal((await editionNeeding([draft, over, summer], null, failing))?.id, 'summer')
  assert.equal((await editionNeeding([summer, spring], null, failing))?.id, 'summer')
})

test('what is put away is last in the list, and otherwise the order stays', () => {
  const [first, second, third, fourth] = [
    { id: 'a', archivedAt: '2026-01-01T00:00:00Z' },
    { id: 'b', archivedAt: null },
    { id: 'c', archivedAt: '2025-01-01T00:00:00Z' },
    { id: 'd', archivedAt: null },
  ] as const
  assert.deepEqual(archivedLast([first, second, third, fourth]), [second, fourth, first, third])
})
