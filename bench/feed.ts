import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { createPlatform, type Platform } from '#platform/platform.ts'
import { features } from '#server/app.ts'
import { createApp } from '#server/house.ts'
import { cloneDatabase } from '#test/database.ts'
import { aBrowser } from '#test/visitor.ts'
import { plantProgramme } from './programme.ts'
import { type Metric, percentile, report } from './report.ts'

/**
 * The feed request over HTTP by visitors who have seen none or 2,000 of the films, in editions of 1,000,
 * 10,000 and 100,000 entries; the requests to all of them take turns, so that whatever else the machine does
 * hits them alike. Beside them the same servers answering a request with one small query.
 */
const sizes = [1000, 10_000, 100_000]
const rounds = 1000
const visitors = 40

await using stack = new AsyncDisposableStack()
const sites: {
  size: number
  address: string
  viewers: Map<number, { visitorId: string; cookie: string }[]>
}[] = []
for (const size of sizes) sites.push(await open(size))

const took = new Map<string, number[]>()
const ask = async (key: string, address: string, path: string, cookie = '') => {
  const started = performance.now()
  const reply = await fetch(address + path, { headers: { cookie } })
  await reply.arrayBuffer()
  const ms = performance.now() - started
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}`)
  took.set(key, [...(took.get(key) ?? []), ms])
}
for (let round = -100; round < rounds; round++) {
  if (round === 0) took.clear()
  for (const { size, address, viewers } of sites) {
    for (const [seen, browsers] of viewers)
      await ask(`${size} ${seen}`, address, '/api/feed?limit=6', browsers[Math.abs(round) % visitors]?.cookie)
    await ask('health', address, '/api/health')
  }
}

const p99 = (key: string) => percentile(took.get(key) ?? [], 0.99)
const metrics: Record<string, Metric> = {}
for (const size of sizes)
  for (const seen of [0, 2000])
    metrics[`p99_${size}_seen_${seen}_ms`] = {
      value: p99(`${size} ${seen}`),
      unit: 'ms',
      note: `median ${percentile(took.get(`${size} ${seen}`) ?? [], 0.5).toFixed(2)} ms`,
    }
metrics.one_query_p99_ms = { value: p99('health'), unit: 'ms', note: 'beside it: one small query' }
const worst = Math.max(
  ...Object.entries(metrics).flatMap(([name, { value }]) => (name.startsWith('p99_') ? [value] : [])),
)
metrics.p99_ms = { value: worst, unit: 'ms', target: ['<=', 15], note: 'the worst of all six' }
metrics.p99_ratio = {
  value: worst / p99('health'),
  target: ['<=', 6],
  note: 'the same ÷ the small query: what counts where the machine is slower than the goal’s (2.5 ms)',
}
metrics.growth = {
  value: Math.max(...[0, 2000].map((seen) => p99(`100000 ${seen}`) / p99(`1000 ${seen}`))),
  target: ['<=', 1.3],
  note: '100,000 entries ÷ 1,000, the worse of both',
}
report('feed', metrics)

async function open(size: number): Promise<(typeof sites)[number]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'verticale-bench-feed-'))
  stack.defer(() => rmSync(dataDir, { recursive: true, force: true }))
  const database = stack.use(await cloneDatabase())
  const platform = stack.use(
    await createPlatform(loadConfig({ SECRET: 'for a bench only' }, { data: dataDir }), {
      databaseUrl: database.url,
      log: createLog('silent'),
      connections: 4,
    }),
  )
  const { editionId } = await plantProgramme(platform, { films: size })
  const viewers = new Map(
    [0, 2000].map((seen) => [seen, Array.from({ length: visitors }, () => aBrowser(platform))]),
  )
  for (const { visitorId } of viewers.get(2000) ?? [])
    await plantSeen(platform, editionId, visitorId, Math.min(2000, size))
  await platform.pool.query('analyze')
  const app = await createApp(platform, features)
  stack.defer(async () => await app.close())
  return { size, address: await app.listen({ port: 0, host: '127.0.0.1' }), viewers }
}

/** A visitor who has had the first films on the screen. */
async function plantSeen(
  { pool }: Platform,
  editionId: string,
  visitorId: string,
  count: number,
): Promise<void> {
  await pool.query(
    `insert into exposure (film_id, edition_id, visitor_id, confirmed_at)
     select film_id, edition_id, $2, now() - interval '1 hour' + row_number() over () * interval '1 s'
     from entry where edition_id = $1 limit $3`,
    [editionId, visitorId, count],
  )
}
