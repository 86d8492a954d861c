import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { settableClock } from '#platform/clock.ts'
import { loadConfig } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { createPlatform, type Platform } from '#platform/platform.ts'
import { features } from '#server/app.ts'
import { createApp } from '#server/house.ts'
import { cloneDatabase } from '#test/database.ts'
import { aVisit } from '#test/visit.ts'
import { plantProgramme } from './programme.ts'

/** A screening on the real server and database, by a clock that is turned from one thing that happens to the next. */
export type Night = {
  platform: Platform
  /** Whichever of the processes answers next. */
  readonly app: FastifyInstance
  editionId: string
  filmIds: string[]
  /** Lets something happen so many milliseconds from now. */
  after(ms: number, act: () => Promise<void>): void
  /** Until nothing is left to happen. */
  run(): Promise<void>
}

/** `shown`: how often each film was on a screen before. `processes` take the requests in turn. */
export const aNight = async ({
  films,
  shown = 0,
  processes = 1,
}: {
  films: number
  shown?: number
  processes?: number
}): Promise<Night & AsyncDisposable> => {
  const stack = new AsyncDisposableStack()
  const dataDir = mkdtempSync(join(tmpdir(), 'verticale-bench-fair-'))
  stack.defer(() => rmSync(dataDir, { recursive: true, force: true }))
  const database = stack.use(await cloneDatabase())
  const clock = settableClock('2026-05-01T10:00:00Z')
  const platform = stack.use(
    await createPlatform(loadConfig({ SECRET: 'for a bench only' }, { data: dataDir }), {
      databaseUrl: database.url,
      log: createLog('silent'),
      clock,
      connections: 10,
    }),
  )
  const { editionId, filmIds } = await plantProgramme(platform, { films })
  await platform.db
    .insertInto('exposureCount')
    .values(filmIds.map((filmId) => ({ editionId, filmId, confirmed: shown, changedAt: clock.now() })))
    .execute()
  const apps = await Promise.all(Array.from({ length: processes }, () => createApp(platform, features)))
  for (const app of apps) stack.defer(async () => await app.close())
  const to = { happen: [] as { at: number; act: () => Promise<void> }[], turn: 0 }
  return {
    platform,
    editionId,
    filmIds,
    get app() {
      return apps[to.turn++ % apps.length] as FastifyInstance
    },
    after: (ms, act) => {
      const at = clock.now().getTime() + ms
      const later = to.happen.findLastIndex((one) => one.at <= at) + 1
      to.happen.splice(later, 0, { at, act })
    },
    run: async () => {
      for (let next = to.happen.shift(); next; next = to.happen.shift()) {
        clock.set(new Date(next.at))
        await next.act()
      }
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

export type Audience = {
  visits: number
  /** They come evenly within this time. */
  withinMs: number
  /** Chance to go on after each film. */
  stay: number
  filmMs?: number
  /** Where the n-th is. */
  networkOf?: (nth: number) => string
}

/** How often each film came first of all, and how often it was on a screen. */
export type Seen = { firsts: Map<string, number>; shown: Map<string, number> }

/** Lets an audience come: each watches what the feed sends, as the page does, until they leave. */
export const letCome = (
  night: Night,
  { visits, withinMs, stay, filmMs = 20_000, networkOf = home }: Audience,
): Seen => {
  const none = () => new Map(night.filmIds.map((filmId) => [filmId, 0]))
  const seen: Seen = { firsts: none(), shown: none() }
  for (let nth = 0; nth < visits; nth++)
    night.after(Math.random() * withinMs, async () => {
      const visit = aVisit(night, { ip: networkOf(nth) })
      const films: string[] = []
      const ask = async (at: number) => {
        const passed = films.slice(Math.max(0, at - 38), at)
        films.push(...(await visit.feed({ held: films.slice(at), passed })))
      }
      const watch = async (at: number): Promise<void> => {
        if (films.length - at - 1 < 2) await ask(at)
        const filmId = films[at]
        if (!filmId) return
        night.after(2250, async () => {
          if (await visit.show(night.editionId, filmId)) add(seen.shown, filmId)
        })
        if (Math.random() < stay) night.after(filmMs, () => watch(at + 1))
      }
      await watch(0)
      add(seen.firsts, films[0] ?? '')
    })
  return seen
}

/** Everybody at home. */
const home = (nth: number): string => `10.${nth >> 16}.${(nth >> 8) & 255}.${nth & 255}`

const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)

/** Σ(2i−n−1)x₍ᵢ₎ / (nΣx) */
export const gini = (counts: Iterable<number>): number => {
  const sorted = [...counts].sort((a, b) => a - b)
  const sum = sorted.reduce((a, b) => a + b, 0)
  return sorted.reduce((all, x, i) => all + (2 * (i + 1) - sorted.length - 1) * x, 0) / (sorted.length * sum)
}
