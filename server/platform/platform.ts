import { join } from 'node:path'
import type pg from 'pg'
import { type Clock, systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { createEvents, type Events, type Heard } from './events.ts'
import { createFfmpeg, type Ffmpeg } from './ffmpeg/run.ts'
import { describeSandbox, probeSandbox, probeSandboxAside, type Sandbox } from './ffmpeg/sandbox.ts'
import { type Jobs, jobs as queue } from './jobs/jobs.ts'
import { limits } from './limits.ts'
import type { Log } from './log.ts'
import { createMail, type Mail } from './mail/mail.ts'
import { createPictures, type Pictures } from './picture/picture.ts'
import { connect, type Database } from './postgres/connect.ts'
import { type Bell, createBell } from './realtime/bell.ts'
import { announceBlob } from './storage/blobs.ts'
import { diskStorage } from './storage/disk.ts'
import type { Announce, Storage } from './storage/storage.ts'

/** What the program stands on. Built once per process and passed to everything that needs it. */
export type Platform = {
  config: Config
  clock: Clock
  log: Log
  databaseUrl: string
  pool: pg.Pool
  db: Database
  jobs: Jobs
  mail: Mail
  storage: Storage
  ffmpeg: Ffmpeg
  pictures: Pictures
  events: Events
  /** Tells the pages that are open what has changed. */
  bell: Bell
}

/** What the composition root (or a test) decides for the platform. */
export type Parts = {
  databaseUrl: string
  log: Log
  clock?: Clock
  subscriptions?: readonly Heard[]
  /** graphile-worker's queue unless told. */
  jobs?: Jobs
  /** Connections to the database; 20 unless told. */
  connections?: number
}

export async function createPlatform(config: Config, parts: Parts): Promise<Platform & AsyncDisposable> {
  const { databaseUrl, log, clock = systemClock, subscriptions = [], jobs = queue, connections } = parts
  const { pool, db, close } = connect(databaseUrl, log, { max: connections })
  const bell = createBell(pool, log)
  return {
    config,
    clock,
    log,
    databaseUrl,
    pool,
    db,
    jobs,
    mail: createMail(config, jobs),
    storage: await storageOf(config, (stored) => announceBlob(db, stored)),
    ffmpeg: createFfmpeg(() => sandboxOf(log)),
    pictures: createPictures(config.dataDir, probeSandboxAside, limits.pictures),
    events: createEvents(jobs, subscriptions),
    bell,
    [Symbol.asyncDispose]: async () => {
      await bell[Symbol.asyncDispose]()
      await close()
    },
  }
}

/** The S3 client is large: loaded only where it is used. */
async function storageOf({ storageUrl, dataDir }: Config, announce: Announce): Promise<Storage> {
  if (!storageUrl) return diskStorage(join(dataDir, 'media'), announce)
  const { s3Storage } = await import('./storage/s3.ts')
  return s3Storage(storageUrl, announce)
}

/** Says once, in the process that prepares films, how well media programs are shut in here. */
function sandboxOf(log: Log): Sandbox {
  const sandbox = probeSandbox()
  log.info(describeSandbox[sandbox.confinement])
  return sandbox
}
