import assert from 'node:assert/strict'
import { test } from 'node:test'
import { batched } from './batched.ts'

test('who asks while a look-up is out goes together into the next one', async () => {
  const asked: string[][] = []
  let free = (): void => undefined
  const find = batched<string>(async (keys) => {
    asked.push(keys)
    if (asked.length === 1) await new Promise<void>((resolve) => (free = resolve))
    return new Map(keys.map((key) => [key, key.toUpperCase()]))
  })
  const answers = Promise.all(['a', 'b', 'c', 'b'].map(find))
  free()
  assert.deepEqual(await answers, ['A', 'B', 'C', 'B'])
  assert.deepEqual(asked, [['a'], ['b', 'c']])
})

test('a look-up that fails fails those who waited for it, not those who come later', async () => {
  let away = true
  const find = batched<string>(async (keys) => {
    if (away) throw new Error('away')
    return new Map(keys.map((key) => [key, key]))
  })
  await assert.rejects(find('a'), /away/)
  away = false
  assert.equal(await find('a'), 'a')
})
