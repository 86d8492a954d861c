import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Feed } from '#contract/viewing.ts'
import { ask } from '#test/ask.ts'
import { harness } from '#test/harness.ts'
import { plantScreening } from '#test/screening.ts'

test('a screening begins and ends on the second: equal exposure and the vote within, the newest first outside', async () => {
  await using site = await harness({ now: '2026-05-02T00:00:00Z' })
  const { slug } = await plantScreening(site.platform)
  const [opens, closes] = ['2026-05-01T00:00:00Z', '2026-05-09T00:00:00Z']
  for (const [edge, seconds, order, open] of [
    [opens, -1, 'chronological', false],
    [opens, 0, 'equal', true],
    [opens, 1, 'equal', true],
    [closes, -1, 'equal', true],
    [closes, 0, 'chronological', false],
    [closes, 1, 'chronological', false],
  ] as const) {
    site.clock.set(new Date(Date.parse(edge) + seconds * 1000))
    const feed: Feed = (await ask(site, null, 'GET', `/feed?edition=${slug}`)).json
    assert.deepEqual([feed.order, feed.voting?.open], [order, open], `${seconds} s from ${edge}`)
  }
})
