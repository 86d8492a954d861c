import type { FastifyInstance } from 'fastify'
import { eventJob, type Subscription } from '#platform/events.ts'
import { createHttp, type Identify, languageOf } from '#platform/http/http.ts'
import type { Job } from '#platform/jobs/jobs.ts'
import type { Platform } from '#platform/platform.ts'

/** Reactions of later features to what earlier ones have told. In the order of the features. */
export const subscriptions: readonly Subscription<Platform>[] = []

/** Everything that a `work` process can do. */
export const jobs: readonly Job<Platform, never>[] = [
  eventJob<Platform>(subscriptions) as Job<Platform, never>,
]

/**
 * The composition root of the `web` role: the features in their order on one HTTP server.
 * `app.close()` disposes of what the features keep in the process; the platform is the caller's.
 */
export const createApp = async (platform: Platform): Promise<FastifyInstance> => {
  const app = await createHttp({
    log: platform.log,
    publicUrl: platform.config.publicUrl,
    trustProxy: platform.config.trustProxy,
    identify: visitorsOnly,
  })
  app.get('/api/health', { schema: { hide: true } as never }, async () => {
    await platform.pool.query('select 1')
    return { ok: true }
  })
  return app
}

const visitorsOnly: Identify = async (request) => ({
  person: null,
  visitorId: null,
  language: languageOf(request.headers),
  via: null,
})
