import { createReadStream, existsSync } from 'node:fs'
import { copyFile, cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { PoolClient } from 'pg'
import type { Platform } from '#platform/platform.ts'
import { migrate } from '#platform/postgres/migrate.ts'
import { replaceFile } from '#platform/whole-file.ts'
import type { Progress } from '../progress.ts'
import { blobFile, type Manifest, readManifest, type SavedJob, sha256Of } from './manifest.ts'
import { referencesOf, tablesOf } from './tables.ts'

/**
 * Brings a backup back into an empty festival, of this version of the program or a later one. Refuses when
 * there is anything in the database, or when the backup is incomplete or damaged.
 */
export async function restore(platform: Platform, folder: string, { step }: Progress): Promise<Manifest> {
  const manifest = readManifest(folder)
  await refuseUnlessEmpty(platform)
  await step('checking the backup', () => check(folder, manifest))
  await step('rows', async () => {
    await migrate(platform.pool, new Set(manifest.migrations))
    await loadRows(platform, folder, manifest)
    await migrate(platform.pool)
  })
  await step('media', () => loadMedia(platform, folder, manifest.blobs))
  await step('unfinished uploads', () => loadUploads(platform, folder))
  replaceFile(join(platform.config.dataDir, 'secret'), await readFile(join(folder, 'secret')), 0o600)
  return manifest
}

async function refuseUnlessEmpty({ pool }: Platform): Promise<void> {
  const known = await pool.query(`select from pg_class where oid = to_regclass('public.person')`)
  if (known.rowCount === 0) return
  const { rowCount } = await pool.query('select from person union all select from edition limit 1')
  if (rowCount)
    throw new Error('There is a festival in this database already. Choose an empty folder: --data DIR')
}

async function check(folder: string, { tables, blobs }: Manifest): Promise<string> {
  for (const { file, sha256 } of tables) {
    if ((await sha256Of(join(folder, 'tables', file))) !== sha256)
      throw new Error(`The backup is damaged: ${file}`)
  }
  for (const { hash } of blobs) {
    if (!existsSync(blobFile(folder, hash))) throw new Error(`The backup lacks the media file ${hash}.`)
  }
  return `${tables.reduce((sum, { rows }) => sum + rows, 0)} rows, ${blobs.length} media files`
}

/** All or nothing. Foreign keys are taken off first and put back last, which proves them. */
async function loadRows({ pool }: Platform, folder: string, manifest: Manifest): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const references = await referencesOf(client)
    for (const { table, name } of references)
      await client.query(`alter table ${table} drop constraint ${name}`)
    const known = new Map((await tablesOf(client)).map((table) => [table.name, table.columns]))
    for (const table of manifest.tables) {
      if (table.name === 'public.migration') continue
      if (known.get(table.name)?.join() !== table.columns.join())
        throw new Error(`The table ${table.name} has other columns than the backup.`)
      await loadTable(client, table, join(folder, 'tables', table.file))
    }
    for (const { name, last } of manifest.sequences) await client.query('select setval($1, $2)', [name, last])
    for (const { table, name, definition } of references)
      await client.query(`alter table ${table} add constraint ${name} ${definition}`)
    for (const job of manifest.jobs) await enqueue(client, job)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function loadTable(
  client: PoolClient,
  { name, columns }: Manifest['tables'][number],
  file: string,
): Promise<void> {
  await client.query(`alter table ${name} disable trigger user`)
  // Migrations may bring rows of their own; the backup has them as they were last.
  await client.query(`delete from ${name}`)
  const insert = `insert into ${name} (${columns.join()}) overriding system value
    select ${columns.map((column) => `(r).${column}`).join()} from (select line::${name} as r from unnest($1::text[]) line offset 0) lines`
  let batch: string[] = []
  for await (const line of createInterface(createReadStream(file).pipe(createGunzip()))) {
    batch.push(JSON.parse(line))
    if (batch.length < 1000) continue
    await client.query(insert, [batch])
    batch = []
  }
  if (batch.length > 0) await client.query(insert, [batch])
  await client.query(`alter table ${name} enable trigger user`)
}

async function enqueue(client: PoolClient, job: SavedJob): Promise<void> {
  await client.query(
    `select graphile_worker.add_job($1::text, payload => $2::json, queue_name => $3::text, run_at => $4::timestamptz,
       max_attempts => $5::int, job_key => $6::text, priority => $7::int, flags => $8::text[])`,
    [
      job.task,
      JSON.stringify(job.payload),
      job.queue,
      job.runAt,
      job.maxAttempts,
      job.key,
      job.priority,
      job.flags,
    ],
  )
}

async function loadMedia(
  { storage, config }: Platform,
  folder: string,
  blobs: Manifest['blobs'],
): Promise<void> {
  const aside = await mkdtemp(join(config.dataDir, 'restoring-'))
  try {
    for (const { hash } of blobs) {
      const copy = join(aside, hash)
      await copyFile(blobFile(folder, hash), copy)
      const stored = await storage.putFile(copy)
      if (stored.hash !== hash)
        throw new Error(`The backup is damaged: the media file ${hash} has other bytes.`)
    }
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

async function loadUploads({ config }: Platform, folder: string): Promise<void> {
  const source = join(folder, 'uploads')
  if (existsSync(source)) await cp(source, join(config.dataDir, 'uploads'), { recursive: true })
}
