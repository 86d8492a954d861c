import assert from 'node:assert/strict'
import { test } from 'node:test'
import { harness } from '#test/harness.ts'
import { openSocket } from '#test/socket.ts'
import { square as at, openSquare, tells } from '#test/square.ts'

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
