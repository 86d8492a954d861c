import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { createTurns } from './turns.ts'

/** Pictures that are ready when they are told to be. */
const atWork = (most: number, mostWaiting: number) => {
  const inTurn = createTurns(most, mostWaiting)
  const begun: string[] = []
  const ready = new Map<string, () => void>()
  return {
    begun,
    send: (name: string) =>
      inTurn(name[0] ?? '', () => {
        begun.push(name)
        return new Promise<void>((resolve) => ready.set(name, resolve))
      }),
    end: async (name: string) => {
      ready.get(name)?.()
      await turn()
    },
  }
}

test('whoever has none running is next, though others have waited longer', async () => {
  const { begun, send, end } = atWork(2, 10)
  const sent = ['a1', 'a2', 'a3', 'a4', 'b1', 'a5', 'c1'].map(send)
  assert.deepEqual(begun, ['a1', 'a2'])
  await end('a1')
  assert.deepEqual(begun.slice(2), ['b1'])
  await end('a2')
  assert.deepEqual(begun.slice(3), ['a3'], 'a has none running now, and came before c')
  await end('a3')
  assert.deepEqual(begun.slice(4), ['a4'])
  await end('b1')
  assert.deepEqual(begun.slice(5), ['c1'], 'a has one, c none')
  for (const name of ['a4', 'c1', 'a5']) await end(name)
  await Promise.all(sent)
})

test('one that fails gives its turn to the next, and one too many is refused', async () => {
  const inTurn = createTurns(1, 1)
  const first = inTurn('a', () => turn().then(() => Promise.reject(new Error('no picture'))))
  const second = inTurn('b', async () => 'ready')
  await assert.rejects(
    inTurn('c', async () => 'never'),
    { code: 'busy' },
  )
  await assert.rejects(first, /no picture/)
  assert.equal(await second, 'ready')
  assert.equal(await inTurn('c', async () => 'now'), 'now')
})
