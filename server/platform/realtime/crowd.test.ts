import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Type } from 'typebox'
import { channelMap, type FromServer } from '#contract/realtime.ts'
import { createHttp } from '#platform/http/http.ts'
import { harness, type Site } from '#test/harness.ts'
import { openSocket } from '#test/socket.ts'
import { served } from './channel.ts'
import { openRealtime } from './door.ts'

const forms = channelMap({
  'squares/:id': {
    summary: 'a text that everybody may read',
    params: Type.Object({ id: Type.String() }),
    state: Type.String(),
  },
})

/** A process with a door of its own, on the site's platform; `text` is what stands in its one square. */
const openSquare = async ({ platform }: Site) => {
  const square = { text: '', reads: 0, asked: 0 }
  const channels = served(forms, {
    'squares/:id': {
      access: () => null,
      state: async () => {
        square.reads += 1
        return square.text
      },
    },
  })
  const app = await createHttp({
    log: platform.log,
    publicUrl: platform.config.publicUrl,
    trustProxy: false,
    identify: async () => {
      square.asked += 1
      return { person: null, visitorId: null, language: 'ja', via: null }
    },
  })
  await openRealtime(app, platform, channels)
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    app,
    address,
    square,
    write: (text: string) => {
      square.text = text
      platform.bell.look('squares/:id' as never, { id: '1' })
    },
    [Symbol.asyncDispose]: () => app.close(),
  }
}

const at = 'squares/1'
const tells = (text: string) => (one: FromServer) => 'state' in one && one.state === text

test('a thousand pages that come back at once are all let in, and the state is read for all of them together', async () => {
  await using site = await harness()
  await using sockets = new AsyncDisposableStack()
  const come = async (address: string, from: object = {}) => {
    const socket = sockets.use(await openSocket(address))
    socket.say({ join: at, ...from })
    return socket
  }
  const first = await openSquare(site)
  first.write('朝')
  const crowd = await Promise.all(Array.from({ length: 1000 }, () => come(first.address)))
  await Promise.all(crowd.map((one) => one.hears(tells('朝'))))
  const last = crowd[0]?.heard.at(-1) as { of: string; seq: number }
  await first.app.close()
  assert.deepEqual([...new Set(await Promise.all(crowd.map(({ closed }) => closed)))], [1012])

  await using second = await openSquare(site)
  second.square.text = '夜'
  const back = await Promise.all(crowd.map(() => come(second.address, { of: last.of, after: last.seq })))
  await Promise.all(back.map((one) => one.hears(tells('夜'))))
  second.write('夜明け')
  await Promise.all(back.map((one) => one.hears(tells('夜明け'))))
  assert.ok(second.square.reads <= 5, `the state was read ${second.square.reads} times`)
  assert.equal(second.square.asked, 1000)
  assert.equal(second.app.openRequests().requests, 0)
})

test('a page that takes nothing is told the newest when it takes something again, and holds up nobody', async () => {
  await using site = await harness()
  await using square = await openSquare(site)
  await using slow = await openSocket(square.address)
  await using quick = await openSocket(square.address)
  for (const one of [slow, quick]) one.say({ join: at })
  await quick.hears(tells(''))
  await slow.hears(tells(''))
  slow.ws.pause()
  const page = (n: number) => `${n} ${'・'.repeat(250_000)}`
  for (let n = 1; n <= 16; n++) {
    square.write(page(n))
    await quick.hears(tells(page(n)))
  }
  slow.ws.resume()
  await slow.hears(tells(page(16)))
  assert.ok(slow.heard.length < quick.heard.length, 'it was told everything')
})

test('a page for which a megabyte waits is closed', async () => {
  await using site = await harness()
  await using square = await openSquare(site)
  await using slow = await openSocket(square.address)
  await using quick = await openSocket(square.address)
  for (const one of [slow, quick]) {
    one.say({ join: at })
    await one.hears(tells(''))
  }
  slow.ws.pause()
  for (const n of [1, 2]) {
    square.write(`${n}${'x'.repeat(16 << 20)}`)
    await quick.hears((one) => 'state' in one && String(one.state).startsWith(String(n)))
  }
  slow.ws.resume()
  assert.equal(await slow.closed, 1013)
})
