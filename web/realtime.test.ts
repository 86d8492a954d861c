import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { freePort } from '#platform/postgres/port.ts'
import { harness } from '#test/harness.ts'
import { openSquare } from '#test/square.ts'
import { createLine } from './realtime.ts'

/** A document that is seen, or not. */
const aPage = () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState })
  return page
}

/** Follows the square and hears what stands in it; `until` resolves when that has been heard. */
const followSquare = (line: ReturnType<typeof createLine>, everyMs = 20) => {
  const heard: unknown[] = []
  let asked = 0
  const waiting = new Set<() => void>()
  const look = () => {
    for (const one of [...waiting]) one()
  }
  const stop = line.follow(
    'squares/:id' as never,
    { id: '1' },
    (state: unknown) => {
      heard.push(state)
      look()
    },
    () => {
      asked += 1
      look()
    },
    everyMs,
  )
  const until = (is: () => boolean) =>
    new Promise<void>((resolve) => {
      const one = () => {
        if (!is()) return
        waiting.delete(one)
        resolve()
      }
      waiting.add(one)
      one()
    })
  return {
    heard,
    stop,
    asked: () => asked,
    hears: (text: string) => until(() => heard.includes(text)),
    asks: (times: number) => until(() => asked >= times),
  }
}

test('a page hears what changes, all who follow at once, and goes on after the server was started anew', async () => {
  await using site = await harness()
  const port = await freePort()
  const line = createLine(`ws://127.0.0.1:${port}/api/realtime`, aPage())
  await using first = await openSquare(site, port)
  const one = followSquare(line)
  await one.hears('')
  const other = followSquare(line)
  await other.hears('')
  first.write('朝')
  await Promise.all([one.hears('朝'), other.hears('朝')])
  await first.app.close()

  await using second = await openSquare(site, port)
  second.write('夜')
  await Promise.all([one.hears('夜'), other.hears('夜')])
  assert.deepEqual(one.heard, ['', '朝', '夜'])
  other.stop()
  second.write('夜明け')
  await one.hears('夜明け')
  assert.deepEqual(other.heard, ['', '朝', '夜'])
  line.close()
})

test('where no line is to be had the server is asked, until there is one', async () => {
  await using site = await harness()
  const blocked = createServer((_, response) => response.writeHead(404).end())
  await new Promise<void>((resolve) => blocked.listen(0, '127.0.0.1', resolve))
  const { port } = blocked.address() as AddressInfo
  const line = createLine(`ws://127.0.0.1:${port}/api/realtime`, aPage())
  const follower = followSquare(line)
  await follower.asks(3)
  blocked.closeAllConnections()
  await new Promise((resolve) => blocked.close(resolve))

  await using square = await openSquare(site, port)
  await follower.hears('')
  const asked = follower.asked()
  square.write('朝')
  await follower.hears('朝')
  square.write('昼')
  await follower.hears('昼')
  assert.equal(follower.asked(), asked)
  line.close()
})

test('a page that nobody sees opens no line, and does when it is seen', async () => {
  await using site = await harness()
  await using square = await openSquare(site)
  const page = aPage()
  page.visibilityState = 'hidden'
  const line = createLine(`${square.address.replace('http', 'ws')}/api/realtime`, page)
  const follower = followSquare(line)
  assert.equal(square.square.asked, 0)
  page.visibilityState = 'visible'
  page.dispatchEvent(new Event('visibilitychange'))
  await follower.hears('')
  line.close()
})

test('whoever may not follow asks once, and is told why there', async () => {
  await using site = await harness()
  const address = await site.app.listen({ host: '127.0.0.1', port: 0 })
  const line = createLine(`${address.replace('http', 'ws')}/api/realtime`, aPage())
  const follower = followSquare(line)
  await follower.asks(1)
  assert.deepEqual(follower.heard, [])
  line.close()
})
