import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { readInTurn } from './in-turn.ts'
import { readCaptions } from './reading.ts'

const at = (n: number) => new Date(n * 20).toISOString().slice(11, 23)
const fileOf = (words: string, cues: number) =>
  `WEBVTT\n\n${Array.from({ length: cues }, (_, n) => `${at(n)} --> ${at(n + 1)}\n${words}`).join('\n\n')}\n`

test('others have their turn while the largest files are read, and no two are read at once', async () => {
  for (const file of [fileOf(`${'<b>'.repeat(1000)}a`, 130), fileOf('a', 12_000)]) {
    const done: string[] = []
    const readings = ['first', 'second'].map(async (name) => {
      const reading = await readInTurn(file, null)
      done.push(name)
      return reading
    })
    let [turns, turnsOfSecond] = [0, 0]
    while (done.length < 2) {
      await turn()
      turns++
      if (done.length === 1) turnsOfSecond++
    }
    assert.ok(turnsOfSecond > 20, `${turnsOfSecond} turns for others while the second was read`)
    assert.ok(turns > turnsOfSecond + 20, `${turns - turnsOfSecond} turns while the first was read`)
    assert.deepEqual(await readings[0], readCaptions(file))
  }
})

test('a file that is refused keeps no other one waiting', async () => {
  await assert.rejects(readInTurn('no cues', null), { code: 'film_captions_empty' })
  assert.equal((await readInTurn(fileOf('a', 2), null)).cues.length, 2)
})
