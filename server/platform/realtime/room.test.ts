import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Type } from 'typebox'
import { channelMap, type FromServer } from '#contract/realtime.ts'
import { createLog } from '#platform/log.ts'
import type { Platform } from '#platform/platform.ts'
import { placeAt, served } from './channel.ts'
import { createReader, type Line } from './reader.ts'
import { createRoom } from './room.ts'

const forms = channelMap({
  'words/:id': {
    summary: 'words in the order in which they were said',
    params: Type.Object({ id: Type.String() }),
    state: Type.Array(Type.Integer()),
    said: Type.Array(Type.Integer()),
  },
})

/** A room of numbers, said in order; what has been said is what a state read later holds. */
const roomOfWords = (now: () => number) => {
  const truth: number[] = []
  const all = served(forms, {
    'words/:id': {
      access: () => null,
      state: async () => [...truth],
      add: (state, messages) => {
        const said = (messages as number[]).filter((n) => !state.includes(n))
        return { state: [...state, ...said], said: said.length > 0 ? said : null }
      },
    },
  })
  const place = placeAt(all, 'words/1') ?? assert.fail()
  const platform = { log: createLog('silent') } as Platform
  const room = createRoom(platform, 'words/1', place, 'ja', (act) => act(), now)
  return {
    room,
    truth,
    say: () => {
      truth.push(truth.length)
      room.hear(truth.length - 1)
    },
  }
}

/** A page: what it shows, and where it would go on after its line broke. */
const page = (room: ReturnType<typeof createRoom>, now: () => number) => {
  let shown: number[] = []
  let at: { of: string; after: number } | undefined
  let reader: ReturnType<typeof createReader> | undefined
  let line: Line & { waits: number; isClosed: boolean }
  const hear = (message: FromServer) => {
    if (!('of' in message)) return
    if ('state' in message) shown = message.state as number[]
    else shown = [...shown, ...(message.said as number[])]
    at = { of: message.of, after: message.seq }
  }
  return {
    shown: () => shown,
    /** On a line for which something waits, as one that is in other rooms has. */
    arrive: (waits = 0) => {
      if (reader) return
      line = {
        waits,
        isClosed: false,
        get bufferedAmount() {
          return this.waits
        },
        send: (text) => hear(JSON.parse(text)),
        close() {
          this.isClosed = true
        },
      }
      reader = createReader(line, now)
      room.join(reader, at)
    },
    depart: () => {
      if (reader) room.leave(reader)
      reader = undefined
    },
    slow: (bytes: number) => {
      if (line) line.waits = bytes
    },
  }
}

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('say' as const) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('tick' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('depart' as const), who: fc.nat(2) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('arrive' as const),
      who: fc.nat(2),
      bytes: fc.constantFrom(0, 300_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('slow' as const),
      who: fc.nat(2),
      bytes: fc.constantFrom(0, 300_000, 800_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('look' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(5_000, 59_000, 70_000) }),
  },
)

test('whatever lines break and crawl, a page that is back shows every word once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      let ms = 0
      const now = () => ms
      const { room, truth, say } = roomOfWords(now)
      const pages = [page(room, now), page(room, now), page(room, now)]
      const inOrder = () => {
        for (const { shown } of pages) assert.deepEqual(shown(), truth.slice(0, shown().length))
      }
      for (const one of steps) {
        ms += 250
        if (one.do === 'say') say()
        if (one.do === 'tick') await room.tick()
        if (one.do === 'look') room.look()
        if (one.do === 'wait') ms += one.ms
        if (one.do === 'arrive') pages[one.who]?.arrive(one.bytes)
        if (one.do === 'depart') pages[one.who]?.depart()
        if (one.do === 'slow') pages[one.who]?.slow(one.bytes)
        inOrder()
      }
      for (const one of pages) {
        one.arrive()
        one.slow(0)
      }
      for (let i = 0; i < 3; i++) {
        ms += 250
        await room.tick()
      }
      inOrder()
      for (const { shown } of pages) assert.deepEqual(shown(), truth)
    }),
    { numRuns: 500 },
  )
})

test('who comes back in time is told what is missing, and who comes too late the state', async () => {
  let ms = 0
  const { room, truth, say } = roomOfWords(() => ms)
  const heard: FromServer[] = []
  const line: Line = {
    bufferedAmount: 0,
    send: (text) => heard.push(JSON.parse(text)),
    close: () => undefined,
  }
  const come = (from?: { of: string; after: number }) => {
    const reader = createReader(line, () => ms)
    room.join(reader, from)
    return () => room.leave(reader)
  }
  const tick = async () => {
    ms += 250
    await room.tick()
  }
  const leave = come()
  await tick()
  say()
  await tick()
  assert.deepEqual(
    heard.map((one) => ('state' in one ? 'state' : 'said')),
    ['state', 'said'],
  )
  leave()
  const last = heard.at(-1) as { of: string; seq: number }
  const at = { of: last.of, after: last.seq }
  for (let i = 0; i < 3; i++) {
    say()
    await tick()
  }
  heard.length = 0
  come(at)()
  assert.deepEqual(
    heard.map((one) => 'said' in one && one.said),
    [[1], [2], [3]],
  )
  heard.length = 0
  come({ ...at, after: at.after + 3 })()
  assert.deepEqual(heard, [])
  come({ of: 'another process', after: 1 })()
  assert.deepEqual(stateIn(heard[0]), truth)
  heard.length = 0
  ms += 61_000
  say()
  await tick()
  come(at)()
  assert.deepEqual(stateIn(heard[0]), truth)
})

test('a tick tells together what was said since the last one, and a state that is the same is not told again', async () => {
  const ms = 0
  const { room, say } = roomOfWords(() => ms)
  const heard: FromServer[] = []
  room.join(
    createReader(
      { bufferedAmount: 0, send: (text) => heard.push(JSON.parse(text)), close: () => undefined },
      () => ms,
    ),
  )
  await room.tick()
  for (let i = 0; i < 5; i++) say()
  await room.tick()
  room.look()
  await room.tick()
  await room.tick()
  assert.deepEqual(
    heard.map((one) => ('state' in one ? one.state : 'said' in one && one.said)),
    [[], [0, 1, 2, 3, 4]],
  )
})

test('a line that takes nothing for ten seconds is closed, and one that hoards a megabyte at once', () => {
  let ms = 0
  const closed: string[] = []
  const line = {
    bufferedAmount: 300_000,
    send: () => undefined,
    close: (code: number) => closed.push(String(code)),
  }
  const reader = createReader(line as unknown as Line, () => ms)
  assert.equal(reader.tell('a'), false)
  ms = 9_000
  assert.equal(reader.caughtUp(), false)
  assert.deepEqual(closed, [])
  ms = 10_001
  assert.equal(reader.caughtUp(), false)
  assert.deepEqual(closed, ['1013'])

  const hoarder = { ...line, bufferedAmount: (1 << 20) + 1 }
  assert.equal(createReader(hoarder as unknown as Line, () => ms).tell('a'), false)
  assert.deepEqual(closed, ['1013', '1013'])
})

test('who comes back in the middle of a sweep over many is told everything once', async () => {
  const { room, truth, say } = roomOfWords(() => 0)
  const shown: number[][] = []
  const arrive = (n: number) => {
    const line: Line = {
      bufferedAmount: 0,
      send: (text) => {
        const message = JSON.parse(text)
        shown[n] = 'state' in message ? message.state : [...(shown[n] ?? []), ...message.said]
      },
      close: () => undefined,
    }
    const reader = createReader(line, () => 0)
    room.join(reader)
    return reader
  }
  const readers = Array.from({ length: 1200 }, (_, n) => arrive(n))
  await room.tick()
  say()
  const sweep = room.tick()
  const last = readers.at(-1) ?? assert.fail()
  assert.deepEqual(shown.at(-1), [], 'the sweep rests before it comes to the last')
  room.leave(last)
  room.join(last)
  arrive(1200)
  await sweep
  assert.deepEqual(
    shown.filter((one) => one.length !== truth.length),
    [],
  )
})

const stateIn = (message: FromServer | undefined): unknown =>
  message && 'state' in message ? message.state : assert.fail('no state was told')

test('an id in other letters is another address, at which nothing stands', () => {
  const all = served(forms, { 'words/:id': { access: () => null, state: async () => [] } })
  assert.ok(placeAt(all, 'words/a1'))
  for (const address of ['words/A1', 'Words/a1', 'words/a1/', '/words/a1'])
    assert.equal(placeAt(all, address), undefined, address)
})
