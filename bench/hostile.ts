import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { nodeEnvironment, nodeFlags } from '#platform/node-flags.ts'
import { freePort } from '#platform/postgres/port.ts'
import { harness } from '#test/harness.ts'
import { type Hostile, hostileRequests, strangeRequests } from '#test/hostile-load.ts'
import { openLine } from '#test/line.ts'
import { festivalOf } from '#test/who-writes.ts'
import { percentile, report } from './report.ts'

/**
 * How long a bystander waits for a feed while others send the worst input of every text, body, query, picture and
 * upload that the API has, with an account and without, and a hundred more begin to send and stop; and what the web
 * process holds by then. Beside it the answer to one small query on the same server at rest, and under attack.
 */
await using site = await harness({ now: new Date() })
const festival = await festivalOf(site)
const port = await freePort()
await using stack = new AsyncDisposableStack()
const web = stack.adopt(await startWeb(), end)

const feed = { path: '/api/feed?limit=6', cookie: await cookieOf(), took: [] as number[] }
const query = { path: '/api/health', cookie: '', took: [] as number[] }
const during = new Map<string, number>()
const going = new Set<string>()

const requests = await hostileRequests(site, festival)
const strange = await strangeRequests(site, festival)
for (const one of firsts([...requests, ...strange]))
  await fetch(`http://127.0.0.1:${port}/api${one.path}`, {
    method: one.method,
    headers: one.headers,
    ...(one.method !== 'GET' && { body: '{}' }),
  })
await ask(feed, 300)
await ask(query, 300)
const atRest = { feed: feed.took.splice(0), query: query.took.splice(0) }

const before = residentMb()
let most = before
const lines = await holdOpen()
const pictures = requests.filter(({ headers }) => headers['content-type'] === 'image/jpeg')
const attacks = [
  attack([...requests.filter((one) => !pictures.includes(one)), ...strange], 4),
  attack(pictures, 2),
]
let over = false
void Promise.all(attacks).then(() => {
  over = true
})
while (!over) {
  await ask(feed, 1)
  await ask(query, 1)
  most = Math.max(most, residentMb())
  await sleep(5)
}
for (const line of lines) line.socket.destroy()

const [worst, worstDuring] = [...during.entries()].reduce(
  (max, [name, ms]) => (ms > max[0] ? ([ms, name] as const) : max),
  [0, ''] as readonly [number, string],
)
report('hostile', {
  worst_stall_ms: {
    value: Math.max(...feed.took, ...query.took),
    unit: 'ms',
    target: ['<=', 100],
    note: `of ${feed.took.length + query.took.length} answers; meanwhile ${worstDuring} (${worst.toFixed(0)} ms)`,
  },
  p99_ms: { value: percentile(feed.took, 0.99), unit: 'ms', note: 'a feed under attack' },
  rss_growth_mb: {
    value: most - before,
    unit: 'MB',
    target: ['<=', 100],
    note: `from ${before.toFixed(0)} MB`,
  },
  requests: { value: requests.length + strange.length, note: 'hostile ones' },
  feed_at_rest_p99_ms: {
    value: percentile(atRest.feed, 0.99),
    unit: 'ms',
    note: 'beside it: the same feed at rest',
  },
  one_query_p99_ms: {
    value: percentile(atRest.query, 0.99),
    unit: 'ms',
    note: 'beside it: one small query at rest',
  },
})

async function startWeb(): Promise<ChildProcess> {
  const { databaseUrl, config } = site.platform
  const child = spawn(process.execPath, [...nodeFlags(), 'server/main.ts'], {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      ...nodeEnvironment,
      DATABASE_URL: databaseUrl,
      DATA_DIR: config.dataDir,
      SECRET: config.secret,
      ROLES: 'web',
      PORT: String(port),
      LOG_LEVEL: 'fatal',
    },
  })
  await once(child, 'message')
  return child
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  if (child.exitCode === null) await once(child, 'exit')
}

async function cookieOf(): Promise<string> {
  const reply = await fetch(`http://127.0.0.1:${port}/api/feed`)
  await reply.arrayBuffer()
  return reply.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

async function ask(one: typeof feed, times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    const meanwhile = [...going]
    const began = performance.now()
    const reply = await fetch(`http://127.0.0.1:${port}${one.path}`, { headers: { cookie: one.cookie } })
    await reply.arrayBuffer()
    const ms = performance.now() - began
    if (!reply.ok) throw new Error(`${one.path} answered ${reply.status}`)
    one.took.push(ms)
    for (const name of [...meanwhile, ...going]) during.set(name, Math.max(during.get(name) ?? 0, ms))
  }
}

/** The first of each route: what is made when a route is first asked is not what is measured. */
function firsts(all: Hostile[]): Hostile[] {
  return [...new Map(all.map((one) => [one.name.split(' ').slice(0, 2).join(' '), one])).values()]
}

function attack(all: Hostile[], atOnce: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./hostile-attack.ts', import.meta.url), {
      workerData: { port, atOnce, requests: all },
    })
    let last: string[] = []
    worker.on('message', (name: string | null) => {
      if (name === null) return resolve()
      last.push(name)
      going.add(name)
      if (last.length > atOnce) for (const gone of last.splice(0, last.length - atOnce)) going.delete(gone)
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      for (const name of last) going.delete(name)
      last = []
    })
  })
}

async function holdOpen() {
  const held = []
  const type = { 'content-type': 'application/json' }
  for (let n = 0; n < 30; n++)
    for (const [path, headers] of [
      ['/api/me/picture', { 'content-type': 'image/png', 'content-length': 19_000_000 }],
      [`/api/films/${festival.filmId}/captions/ja`, { ...type, 'content-length': 900_000 }],
      [
        `/api/films/${festival.filmId}/captions/ja`,
        { ...type, ...(n < 10 && festival.maker.headers), 'content-length': 900_000 },
      ],
    ] as const) {
      const line = await openLine(port)
      line.begin('PUT', path, headers as Record<string, string | number>)
      line.write(Buffer.alloc(500_000, ' '))
      held.push(line)
    }
  return held
}

function residentMb(): number {
  return (Number(readFileSync(`/proc/${web.pid}/statm`, 'latin1').split(' ')[1]) * 4096) / 1e6
}
