import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import type { Clock } from '#platform/clock.ts'
import { loadConfig } from '#platform/config.ts'
import { work } from '#platform/jobs/work.ts'
import { createLog } from '#platform/log.ts'
import { createPlatform, type Platform } from '#platform/platform.ts'
import { freePort } from '#platform/postgres/port.ts'
import { features } from '#server/app.ts'
import { jobsOf, subscriptionsOf } from '#server/chores.ts'
import { createApp } from '#server/house.ts'
import { cloneDatabase } from '../database.ts'
import { laptop, launchChromium, phone } from './chromium.ts'
import { eventually } from './program.ts'

/** A festival that browsers visit: real server, real ffmpeg, and a clock that runs and can be moved ahead. */
export type Festival = {
  url: string
  platform: Platform
  /** Moves the festival's time ahead of the real one. */
  ahead(ms: number): void
  /** A browser with nothing in it yet. Its pages must not fail or ask anyone else for anything. */
  browser(language: 'ja' | 'en', device?: 'phone' | 'laptop'): Promise<BrowserContext>
  /** The newest code or link that was mailed to an address, whatever else has been mailed since. */
  mailed(recipient: string, pattern: RegExp): Promise<string>
}

/** `await using festival = await openFestival()`. The test file fails when a page failed or asked a third party. */
export async function openFestival(): Promise<Festival & AsyncDisposable> {
  const dataDir = mkdtempSync(join(tmpdir(), 'verticale-festival-'))
  const database = await cloneDatabase()
  const port = await freePort()
  const url = `http://localhost:${port}`
  const config = {
    ...loadConfig(
      { SECRET: 'a secret for stories only', PUBLIC_URL: url },
      { data: dataDir, port: String(port) },
    ),
  }
  const log = createLog(process.env.TEST_LOG ?? 'silent')
  let shift = 0
  const clock: Clock = { now: () => new Date(Date.now() + shift) }
  const platform = await createPlatform(config, {
    databaseUrl: database.url,
    log,
    clock,
    subscriptions: subscriptionsOf(features),
  })
  const app = await createApp(platform, features)
  await app.listen({ host: '127.0.0.1', port })
  const troubles: string[] = []
  const worker = await work(platform, await jobsOf(features), (error) =>
    troubles.push(`work stopped: ${error}`),
  )
  const chromium = await launchChromium()
  return {
    url,
    platform,
    ahead: (ms) => {
      shift += ms
    },
    browser: async (language, device = 'phone') => {
      const context = await chromium.newContext({
        ...(device === 'phone' ? phone : laptop),
        locale: language === 'ja' ? 'ja-JP' : 'en-GB',
        timezoneId: 'Asia/Tokyo',
        baseURL: url,
        permissions: ['camera', 'microphone'],
      })
      context.setDefaultTimeout(30_000)
      watchFor(troubles, context, url)
      return context
    },
    mailed: async (recipient, pattern) =>
      eventually(`a letter to ${recipient}`, async () => {
        const letters = await platform.db
          .selectFrom('mail')
          .select('bodyText')
          .where('recipient', '=', recipient.toLowerCase())
          .orderBy('createdAt', 'desc')
          .limit(10)
          .execute()
        const found = letters.map(({ bodyText }) => pattern.exec(bodyText)).find((one) => one !== null)
        return found?.[1] ?? found?.[0]
      }),
    async [Symbol.asyncDispose]() {
      // how far each browser came, for whoever looks at a story that failed
      for (const [n, page] of chromium
        .contexts()
        .flatMap((context) => context.pages())
        .entries())
        await shot(page, `last-${port}-${n}`)
      await chromium.close()
      await worker[Symbol.asyncDispose]()
      await app.close()
      await platform[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
      rmSync(dataDir, { recursive: true, force: true })
      // Not thrown, so that it cannot hide why the story itself failed; the file fails by its exit code.
      if (troubles.length > 0) {
        console.error(`Troubles that nobody should meet:\n${troubles.join('\n')}`)
        process.exitCode = 1
      }
    },
  }
}

/** No page may throw, and no page may ask anyone but the festival. */
function watchFor(troubles: string[], context: BrowserContext, url: string): void {
  context.on('weberror', (error) => troubles.push(`${error.page()?.url()}: ${error.error().stack}`))
  context.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(url))
      troubles.push(`asked a third party: ${request.url()}`)
  })
}

/** Keeps a picture of the page for whoever looks at how the stories went: `SHOTS=folder bin/test …`. */
export async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) })
}
