import { createWriteStream, existsSync, statSync } from 'node:fs'
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { PoolClient } from 'pg'
import type { Platform } from '#platform/platform.ts'
import { backupLock } from '#platform/storage/blobs.ts'
import { replaceFile } from '#platform/whole-file.ts'
import type { Progress } from '../progress.ts'
import { blobFile, type Manifest, type SavedJob, sha256Of } from './manifest.ts'
import { sequencesOf, type Table, tablesOf } from './tables.ts'

/**
 * Writes everything of the festival into one folder while it runs: the rows as of one instant, waiting jobs,
 * media, unfinished uploads and the secret. A second backup into the same folder copies new media only.
 */
export async function backup(platform: Platform, folder: string, { step }: Progress): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const client = await platform.pool.connect()
  try {
    await client.query('select pg_advisory_lock_shared($1)', [backupLock])
    await client.query('begin isolation level repeatable read read only')
    const manifest = await step('rows', () => saveRows(client, platform, folder))
    await step('media', () => saveMedia(platform, folder, manifest.blobs))
    await step('unfinished uploads', () => saveUploads(platform, folder))
    replaceFile(join(folder, 'secret'), platform.config.secret, 0o600)
    await writeFile(join(folder, 'backup.new'), `${JSON.stringify(manifest, null, 2)}\n`)
    await rm(join(folder, 'tables'), { recursive: true, force: true })
    await rename(join(folder, 'tables.new'), join(folder, 'tables'))
    await rename(join(folder, 'backup.new'), join(folder, 'backup.json'))
    return manifest
  } finally {
    const free = await client
      .query('rollback')
      .then(() => client.query('select pg_advisory_unlock_shared($1)', [backupLock]))
      .then(
        () => true,
        () => false,
      )
    // a lock that could not be given back ends with its connection
    client.release(!free)
  }
}

async function saveRows(client: PoolClient, { clock }: Platform, folder: string): Promise<Manifest> {
  const target = join(folder, 'tables.new')
  await rm(target, { recursive: true, force: true })
  await mkdir(target)
  const tables: Manifest['tables'] = []
  for (const table of await tablesOf(client)) {
    const file = `${table.name.replaceAll('"', '')}.jsonl.gz`
    const rows = await saveTable(client, table, join(target, file))
    tables.push({ ...table, file, rows, sha256: await sha256Of(join(target, file)) })
  }
  const ran = await client.query<{ name: string }>('select name from migration order by name')
  const blobs = await client.query<{ hash: string; bytes: number }>(
    'select hash, bytes from blob where refs > 0 order by hash',
  )
  return {
    format: 1,
    madeAt: clock.now().toISOString(),
    migrations: ran.rows.map(({ name }) => name),
    tables,
    sequences: await sequencesOf(client),
    jobs: await waitingJobs(client),
    blobs: blobs.rows,
  }
}

/** One row a line, as PostgreSQL's own text of the whole row, which reads back exactly. */
async function saveTable(client: PoolClient, { name }: Table, file: string): Promise<number> {
  await client.query(`declare every_row no scroll cursor for select t::text as row from ${name} t`)
  let rows = 0
  const lines = async function* () {
    for (;;) {
      const batch = await client.query<{ row: string }>('fetch 2000 from every_row')
      if (batch.rows.length === 0) return
      rows += batch.rows.length
      yield batch.rows.map(({ row }) => `${JSON.stringify(row)}\n`).join('')
    }
  }
  await pipeline(Readable.from(lines()), createGzip(), createWriteStream(file))
  await client.query('close every_row')
  return rows
}

async function waitingJobs(client: PoolClient): Promise<SavedJob[]> {
  const { rows } = await client.query<SavedJob>(
    `select t.identifier as task, j.payload, q.queue_name as queue, j.run_at::text as "runAt", j.max_attempts as "maxAttempts",
       j.key, j.priority, (select array_agg(flag) from jsonb_object_keys(j.flags) flag) as flags
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
     where j.attempts < j.max_attempts or j.locked_at is not null order by j.id`,
  )
  return rows
}

async function saveMedia({ storage }: Platform, folder: string, blobs: Manifest['blobs']): Promise<string> {
  let copied = 0
  for (const { hash, bytes } of blobs) {
    const file = blobFile(folder, hash)
    if (existsSync(file) && statSync(file).size === bytes) continue
    await mkdir(join(file, '..'), { recursive: true })
    await pipeline(await storage.open(hash), createWriteStream(`${file}.new`))
    if ((await sha256Of(`${file}.new`)) !== hash)
      throw new Error(`The stored file ${hash} is damaged; run verticale verify.`)
    await rename(`${file}.new`, file)
    copied++
  }
  return `${copied} of ${blobs.length} copied`
}

async function saveUploads({ config }: Platform, folder: string): Promise<void> {
  const source = join(config.dataDir, 'uploads')
  const target = join(folder, 'uploads')
  await rm(target, { recursive: true, force: true })
  if (existsSync(source)) await cp(source, target, { recursive: true })
}
