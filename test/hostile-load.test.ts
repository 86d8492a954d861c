import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { limits } from '#platform/limits.ts'
import { harness, type Site } from './harness.ts'
import { type Hostile, hostileRequests, strangeRequests } from './hostile-load.ts'
import { type Line, openLine } from './line.ts'
import { festivalOf } from './who-writes.ts'

/**
 * Far from what any machine does of itself, far below what one bad input once cost: a caption of 200 KB took 21 s, a
 * synopsis of blanks 8 s, a drawing of 2 KB 6 s.
 */
const longestStallMs = 1500

test('the worst input of every text, body, query and picture keeps nobody waiting and is no fault of ours', async () => {
  await using site = await harness()
  const festival = await festivalOf(site)
  const requests = await hostileRequests(site, festival)
  await using open = await listening(site)
  await warm(open, requests)
  using watch = watching()
  const faults: string[] = []
  const isPicture = ({ headers }: Hostile) => headers['content-type'] === 'image/jpeg'
  const send = async (one: Hostile) => {
    const { status } = await open.send(one)
    if (isPicture(one) ? status !== 400 : status >= 500) faults.push(`${status} ${one.name}`)
  }
  await Promise.all([
    eachOf(
      requests.filter((one) => !isPicture(one)),
      4,
      send,
    ),
    eachOf(requests.filter(isPicture), limits.pictures.open.person, send),
  ])
  assert.deepEqual(faults, [])
  watch.expectCalm()
  await emptied(join(site.platform.config.dataDir, 'pictures'))
  await open.nothingHeld()
})

test('what a stranger sends is answered before it has come, whatever it is, and leaves no row and no file', async () => {
  await using site = await harness()
  const festival = await festivalOf(site)
  const strange = await strangeRequests(site, festival)
  await using open = await listening(site)
  const before = await rowsOf(site)
  using watch = watching()
  const unanswered: string[] = []
  for (const { method, path, headers, name, body } of strange) {
    using line = await open.line()
    line.begin(method, `/api${path}`, { ...headers, 'content-length': body.length })
    // of 19 MB not a byte is sent: whoever waits for them does not answer
    const { status } = await line.answer()
    if (![401, 403, 404, 413].includes(status)) unanswered.push(`${status} ${name}`)
    assert.equal(open.held().bodyBytes, 0, name)
  }
  assert.deepEqual(unanswered, [])
  watch.expectCalm()
  assert.deepEqual(await rowsOf(site), before)
  await open.nothingHeld()
})

test('a hundred who begin to send and stop hold little, and others are answered meanwhile', async () => {
  await using site = await harness()
  const festival = await festivalOf(site)
  await using open = await listening(site)
  using lines = new DisposableStack()
  const begin = async (path: string, headers: Record<string, string | number>): Promise<Line> => {
    const line = lines.use(await open.line())
    line.begin('PUT', path, headers)
    line.write(Buffer.alloc(1000, ' '))
    return line
  }
  const type = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' }
  for (let n = 0; n < 30; n++) {
    await begin('/api/me/picture', { 'content-type': 'image/png', 'content-length': 19_000_000 })
    await begin('/api/me/erasure', { ...type })
    await begin(`/api/films/${festival.filmId}/captions/ja`, { ...type })
  }
  const mine = { ...festival.maker.headers }
  const drawing = await begin('/api/me/picture', {
    ...mine,
    'content-type': 'image/png',
    'content-length': 19_000_000,
  })
  for (let n = 0; n < 10; n++)
    await begin(`/api/films/${festival.filmId}/captions/ja`, {
      ...mine,
      'content-type': 'application/json',
      'content-length': 900_000,
    })
  for (let n = 0; n < 5; n++)
    assert.equal((await open.send(bystander)).status, 200, 'others are answered while all of them are open')
  const { bodyBytes } = open.held()
  assert.ok(bodyBytes > 0 && bodyBytes <= limits.bodies.network, `${bodyBytes} bytes are held`)
  drawing.socket.destroy()
})

const bystander: Hostile = { name: '', method: 'GET', path: '/feed', headers: {}, body: Buffer.alloc(0) }

/** Checks and writers are made when a route is first asked; that is not what is measured. */
const warm = async (open: Awaited<ReturnType<typeof listening>>, requests: Hostile[]): Promise<void> => {
  const first = new Map(requests.map((one) => [`${one.method} ${one.name.split(' ')[1]}`, one]))
  for (const one of first.values()) await open.send({ ...one, body: Buffer.from('{}') })
  await open.send(bystander)
}

const eachOf = async <T>(all: T[], atOnce: number, act: (one: T) => Promise<void>): Promise<void> => {
  const left = all.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const one of left) await act(one)
    }),
  )
}

/** The site on a port, with lines to it. */
const listening = async (site: Site) => {
  await site.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = site.app.server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true })
  return {
    line: () => openLine(port),
    held: () => site.app.openRequests(),
    send: ({ method, path, headers, body }: Hostile): Promise<{ status: number }> =>
      new Promise((resolve, reject) => {
        const length = body.length > 0 ? { 'content-length': body.length } : {}
        const sent = request({ port, agent, method, path: `/api${path}`, headers: { ...headers, ...length } })
        sent.once('response', (answer) => {
          answer.resume()
          answer.once('end', () => resolve({ status: answer.statusCode ?? 0 }))
        })
        sent.once('error', reject)
        sent.end(body)
      }),
    /** Resolves when no request, byte, person or network is counted any more. */
    nothingHeld: async () => {
      while (Object.values(site.app.openRequests()).some((count) => count > 0))
        await new Promise((resolve) => setImmediate(resolve))
    },
    async [Symbol.asyncDispose]() {
      agent.destroy()
      site.app.server.closeAllConnections()
    },
  }
}

/** How long the process did nothing else, at the longest. */
const watching = () => {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  return {
    expectCalm: () => {
      const worst = delay.max / 1e6
      assert.ok(worst < longestStallMs, `nobody was answered for ${Math.round(worst)} ms`)
    },
    [Symbol.dispose]: () => void delay.disable(),
  }
}

const rowsOf = async ({ platform }: Site): Promise<Record<string, number>> => {
  const { rows } = await platform.pool.query<{ name: string; count: number }>(
    `select format('%I.%I', table_schema, table_name) as name,
       (xpath('/row/count/text()', query_to_xml(format('select count(*) from %I.%I', table_schema, table_name),
         false, true, '')))[1]::text::int as count
     from information_schema.tables
     where table_schema in ('public', 'auth', 'graphile_worker') and table_type = 'BASE TABLE'`,
  )
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]))
}

/** What came is taken away after its answer: a folder that stays full is a leak. */
const emptied = async (folder: string): Promise<void> => {
  for (let tries = 0; tries < 200 && readdirSync(folder).length > 0; tries++) await sleep(50)
  assert.deepEqual(readdirSync(folder), [])
}
