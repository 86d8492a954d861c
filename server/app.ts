import type { FastifyInstance } from 'fastify'
import { accountJobs } from '#features/account/account.jobs.ts'
import { accountRoutes } from '#features/account/account.routes.ts'
import { createAccount, type RightsOf } from '#features/account/account.ts'
import { ballotRoutes } from '#features/ballot/ballot.routes.ts'
import { ballotPersonal } from '#features/ballot/ballot.ts'
import { editionRoutes } from '#features/edition/edition.routes.ts'
import { editionById, youngestWanted } from '#features/edition/edition.ts'
import { entryJobs } from '#features/entry/entry.jobs.ts'
import { entryRoutes } from '#features/entry/entry.routes.ts'
import { entryPersonal, entrySubscriptions, mayUpload } from '#features/entry/entry.ts'
import { filmJobs } from '#features/film/film.jobs.ts'
import { filmRoutes } from '#features/film/film.routes.ts'
import { filmPersonal, filmSubscriptions, preparationSubscriptions } from '#features/film/film.ts'
import { mediaRoutes } from '#features/film/media.routes.ts'
import { uploadJobs } from '#features/film/upload.jobs.ts'
import { uploadRoutes } from '#features/film/upload.routes.ts'
import { moderationRoutes } from '#features/moderation/moderation.routes.ts'
import { tallyRoutes } from '#features/tally/tally.routes.ts'
import { viewingRoutes } from '#features/viewing/viewing.routes.ts'
import { createPools, viewingPersonal } from '#features/viewing/viewing.ts'
import { eventJob, type Subscription } from '#platform/events.ts'
import { createHttp } from '#platform/http/http.ts'
import { refuseMalformedAddresses } from '#platform/http/well-formed.ts'
import type { Job } from '#platform/jobs/jobs.ts'
import { mailJob } from '#platform/mail/mail.ts'
import type { Platform } from '#platform/platform.ts'
import { moderated } from './moderated.ts'
import { pageRoutes } from './pages/pages.routes.ts'

/** Reactions of later features to what earlier ones have told. In the order of the features. */
export const subscriptions: readonly Subscription<Platform>[] = [
  ...filmSubscriptions,
  ...preparationSubscriptions,
  ...entrySubscriptions,
]

/** Everything that a `work` process can do. */
export const jobs: readonly Job<Platform, never>[] = [
  eventJob<Platform>(subscriptions) as Job<Platform, never>,
  mailJob as Job<Platform, never>,
  ...(accountJobs as Job<Platform, never>[]),
  ...filmJobs,
  ...(uploadJobs as Job<Platform, never>[]),
  ...(entryJobs as Job<Platform, never>[]),
]

/**
 * The composition root of the `web` role: the features in their order on one HTTP server.
 * `app.close()` disposes of what the features keep in the process; the platform is the caller's.
 */
export const createApp = async (platform: Platform): Promise<FastifyInstance> => {
  const account = createAccount(platform, {
    minimumAge: () => youngestWanted(platform.db, platform.clock.now()),
    rightsOf: rightsForGuardians,
    personal: [filmPersonal(platform), entryPersonal, viewingPersonal, ballotPersonal],
  })
  const app = await createHttp({
    log: platform.log,
    publicUrl: platform.config.publicUrl,
    trustProxy: platform.config.trustProxy,
    identify: account.identify,
  })
  refuseMalformedAddresses(app)
  app.get('/api/health', { schema: { hide: true } as never }, async () => {
    await platform.pool.query('select 1')
    return { ok: true }
  })
  accountRoutes(app, platform, account)
  editionRoutes(app, platform)
  filmRoutes(app, platform)
  uploadRoutes(app, platform, mayUpload)
  mediaRoutes(app, platform)
  entryRoutes(app, platform)
  const pools = createPools(platform)
  viewingRoutes(app, platform, pools)
  pageRoutes(app, platform, pools)
  moderationRoutes(app, platform, moderated)
  ballotRoutes(app, platform)
  tallyRoutes(app, platform)
  return app
}

/** What an edition's guardians read; of a draft too, for whoever was sent the link. */
const rightsForGuardians: RightsOf = async (db, editionId) => {
  const edition = await editionById(db, editionId)
  return edition && { name: edition.name, version: edition.rights.version, text: edition.rights.text }
}
