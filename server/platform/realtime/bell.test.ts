import assert from 'node:assert/strict'
import { test } from 'node:test'
import { harness, type Site } from '#test/harness.ts'
import { createBell, type Ring } from './bell.ts'
import { listen } from './line.ts'

/** Everything that rings, and a way to wait for so many rings. */
const hearing = ({ platform: { databaseUrl, log } }: Site) => {
  const rings: Ring[] = []
  let look: () => void = () => undefined
  const line = listen(databaseUrl, log, (ring) => {
    rings.push(ring)
    look()
  })
  return {
    rings,
    times: (count: number) =>
      new Promise<void>((resolve) => {
        look = () => {
          if (rings.length >= count) resolve()
        }
        look()
      }),
    [Symbol.asyncDispose]: () => line[Symbol.asyncDispose](),
  }
}

const film = (n: number) => ({ id: `film-${n}` })

test('whatever changes within a tick rings once, for every process that listens', async () => {
  await using site = await harness()
  await using here = hearing(site)
  await using there = hearing(site)
  await Promise.all([here.times(1), there.times(1)])
  const { bell } = site.platform
  for (let i = 0; i < 1000; i++) bell.look('films/:id/preparation', film(i % 3))
  bell.say('films/:id/preparation', film(1), 'a word')
  bell.judge('somebody')
  bell.judge('somebody')
  await Promise.all([here.times(2), there.times(2)])
  const ring = {
    look: ['films/film-0/preparation', 'films/film-1/preparation', 'films/film-2/preparation'],
    said: [['films/film-1/preparation', 'a word']],
    judge: ['somebody'],
  }
  assert.deepEqual(here.rings, [{ everything: 'rooms' }, ring])
  assert.deepEqual(there.rings, here.rings)
})

test('what is too much for one ring asks for a look, and what is far too much for a look at everything', async () => {
  await using site = await harness()
  await using here = hearing(site)
  await here.times(1)
  const { bell } = site.platform
  bell.say('films/:id/preparation', film(1), 'あ'.repeat(2700))
  bell.judge('somebody')
  await here.times(2)
  assert.deepEqual(here.rings[1], { look: ['films/film-1/preparation'], judge: ['somebody'] })
  for (let i = 0; i < 1000; i++) bell.look('films/:id/preparation', film(i))
  await here.times(3)
  assert.deepEqual(here.rings[2], { everything: 'rights too' })
})

test('a process that ends rings for what it has not told yet, and the loss of the database is no harm', async () => {
  await using site = await harness()
  await using here = hearing(site)
  await here.times(1)
  const last = createBell(site.platform.pool, site.platform.log)
  last.look('films/:id/preparation', film(1))
  await last[Symbol.asyncDispose]()
  await here.times(2)
  assert.deepEqual(here.rings[1]?.look, ['films/film-1/preparation'])

  const away = { query: () => Promise.reject(new Error('away')) }
  const alone = createBell(away as never, site.platform.log)
  alone.look('films/:id/preparation', film(1))
  await alone[Symbol.asyncDispose]()
})
