import type { FastifyInstance } from 'fastify'
import type { Feature, Question, Told } from '#platform/feature.ts'
import { createHttp } from '#platform/http/http.ts'
import { refuseMalformedAddresses } from '#platform/http/well-formed.ts'
import { whoAsks } from '#platform/http/who-asks.ts'
import type { Platform } from '#platform/platform.ts'
import { openRealtime } from '#platform/realtime/door.ts'

/**
 * The role `web`: the features in their order on one HTTP server, and the door at which pages hear what changes. The
 * role `live` opens that door alone. `app.close()` disposes of what they keep in the
 * process; the platform is the caller's.
 */
export const createApp = async (
  platform: Platform,
  features: readonly Feature[],
  { role = 'web' }: { role?: 'web' | 'live' } = {},
): Promise<FastifyInstance> => {
  const told = tellEachOther(platform, features)
  const app = await createHttp({
    log: platform.log,
    publicUrl: platform.config.publicUrl,
    trustProxy: platform.config.trustProxy,
    identify: await told.one(whoAsks),
    pictures: platform.pictures,
  })
  refuseMalformedAddresses(app)
  app.get('/api/health', { schema: { hide: true } as never }, async () => {
    await platform.pool.query('select 1')
    return { ok: true }
  })
  const channels = await Promise.all(features.map(async ({ channels }) => (channels ? await channels() : [])))
  await openRealtime(app, platform, channels.flat())
  if (role === 'web')
    for (const { routes } of features) if (routes) await (await routes())(app, platform, told)
  app.addHook('onClose', () => told[Symbol.asyncDispose]())
  return app
}

const tellEachOther = (platform: Platform, features: readonly Feature[]): Told & AsyncDisposable => {
  const kept = new AsyncDisposableStack()
  const answers = features.flatMap(({ answers = [] }) => answers)
  const given = new Map(answers.map((one) => [one, once(() => give(one))]))

  const give = async (one: (typeof answers)[number]): Promise<unknown> => {
    const what = await one.give(platform, told)
    if (isDisposable(what)) kept.use(what)
    return what
  }
  const all = <A>(asked: Question<A>): Promise<A[]> =>
    Promise.all(
      answers.filter(({ question }) => question === asked).map((one) => given.get(one)?.() as Promise<A>),
    )
  const told: Told & AsyncDisposable = {
    all,
    one: async (asked) => {
      const [first, ...more] = await all(asked)
      if (first === undefined || more.length > 0)
        throw new Error(
          `"${asked.name}" is answered ${first === undefined ? 'by nobody' : 'more than once'}.`,
        )
      return first
    },
    personal: () => Promise.all(features.flatMap(({ personal }) => (personal ? [personal(platform)] : []))),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
  return told
}

const once = <T>(make: () => T): (() => T) => {
  let made: { of: T } | undefined
  return () => {
    made ??= { of: make() }
    return made.of
  }
}

const isDisposable = (what: unknown): what is AsyncDisposable =>
  typeof what === 'object' && what !== null && Symbol.asyncDispose in what
