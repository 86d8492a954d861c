import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { type SettableClock, settableClock } from '#platform/clock.ts'
import { type Config, loadConfig } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { createPlatform, type Platform } from '#platform/platform.ts'
import { features } from '#server/app.ts'
import { jobsOf, subscriptionsOf } from '#server/chores.ts'
import { createApp } from '#server/house.ts'
import { cloneDatabase } from './database.ts'
import { parked, workOff } from './work-off.ts'

/** A whole festival site for one test: own database, own media folder, a clock that the test moves. */
export type Site = {
  platform: Platform
  /** The `web` role; ask it with `site.app.inject(…)`. */
  app: FastifyInstance
  clock: SettableClock
  /** Runs every job that is due by the test's clock, and those they enqueue. Rejects with the first failure. */
  work(): Promise<void>
  /** Letters in the outbox, oldest first, of one recipient or of all. */
  outbox(recipient?: string): Promise<OutboxLetter[]>
}
export type OutboxLetter = { recipient: string; subject: string; text: string; language: string }

export type SiteOptions = { now?: Date | string; config?: Partial<Config> }

/** `await using site = await harness()`. Disposing fails when the site leaves a process, socket or timer behind. */
export async function harness({
  now = '2026-05-01T03:00:00Z',
  config = {},
}: SiteOptions = {}): Promise<Site & AsyncDisposable> {
  const database = await cloneDatabase()
  const before = openHandles()
  const dataDir = mkdtempSync(join(tmpdir(), 'verticale-site-'))
  const clock = settableClock(now)
  const settings = {
    ...loadConfig({ SECRET: 'a secret for tests only', PORT: '5055' }, { data: dataDir }),
    ...config,
  }
  const log = createLog(process.env.TEST_LOG ?? 'silent')
  const platform = await createPlatform(settings, {
    databaseUrl: database.url,
    log,
    clock,
    subscriptions: subscriptionsOf(features),
    jobs: parked(clock),
    connections,
  })
  await warm(platform)
  const app = await createApp(platform, features)
  await app.ready()
  return {
    platform,
    app,
    clock,
    work: async () => workOff(platform, await jobsOf(features), clock),
    outbox: async (recipient) => {
      const all = platform.db
        .selectFrom('mail')
        .select(['recipient', 'subject', 'bodyText as text', 'language'])
      return await (recipient ? all.where('recipient', '=', recipient) : all).orderBy('id').execute()
    },
    async [Symbol.asyncDispose]() {
      await app.close()
      await platform[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
      rmSync(dataDir, { recursive: true, force: true })
      await expectNoLeak(before)
    },
  }
}

const connections = 10

/** Opens every connection of the pool: over cold ones what is sent together would arrive one after the other. */
async function warm({ pool }: Platform): Promise<void> {
  const clients = await Promise.all(Array.from({ length: connections }, () => pool.connect()))
  for (const client of clients) client.release()
}

/** What keeps a process awake, by kind. Timers of the test runner itself are there before and after. */
function openHandles(): Map<string, number> {
  const watched = [
    'ProcessWrap',
    'TCPSocketWrap',
    'TCPServerWrap',
    'PipeWrap',
    'Timeout',
    'FSEventWrap',
    'Worker',
  ]
  const open = process.getActiveResourcesInfo().filter((kind) => watched.includes(kind))
  return new Map(watched.map((kind) => [kind, open.filter((one) => one === kind).length]))
}

async function expectNoLeak(before: Map<string, number>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const leaked = [...openHandles()].filter(([kind, count]) => count > (before.get(kind) ?? 0))
    if (leaked.length === 0) return
    if (attempt === 40)
      throw new Error(`The site left behind: ${leaked.map(([kind, count]) => `${count} ${kind}`).join(', ')}`)
    await sleep(25)
  }
}
