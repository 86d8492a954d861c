import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import sharp from 'sharp'
import type { EditionReply } from '#contract/edition.ts'
import { releasedBlobs } from '#features/film/preparation/sweep.ts'
import type { Platform } from '#platform/platform.ts'
import { keepBlob } from '#platform/storage/blobs.ts'
import { anEdition } from '#test/an-edition.ts'
import { harness } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'
import { backup } from './backup.ts'
import { blobFile } from './manifest.ts'
import { restore } from './restore.ts'
import { tablesOf } from './tables.ts'
import { verify } from './verify.ts'

const silently = {
  say: () => undefined,
  step: async <T>(_: string, act: () => T | Promise<T>) => await act(),
}

test('a backup brings back every row, job and media file, and the numbering goes on', async () => {
  using folder = temporary()
  await using before = await harness()
  const { hash } = await plant(before.platform)
  await backup(before.platform, folder.path, silently)

  await using after = await harness()
  await restore(after.platform, folder.path, silently)

  assert.deepEqual(await everything(after.platform), await everything(before.platform))
  assert.deepEqual(await verify(after.platform), [])
  assert.equal(String(await text(after.platform, hash)), 'a film')
  assert.deepEqual(await waiting(after.platform), [{ key: 'later', priority: 3, payload: { word: '夜' } }])
})

test('a backup whose media file was damaged is refused', async () => {
  using folder = temporary()
  await using before = await harness()
  const { hash } = await plant(before.platform)
  await backup(before.platform, folder.path, silently)
  writeFileSync(blobFile(folder.path, hash), 'a fake')
  await using after = await harness()
  await assert.rejects(restore(after.platform, folder.path, silently), /damaged/)
})

test('what is released while a backup runs is in it, and goes after it', async () => {
  using folder = temporary()
  await using site = await harness()
  const { platform } = site
  const { storage, db } = platform
  const { hash } = await plant(platform)
  let sweeps = 0
  const sweep = async () => {
    sweeps++
    await site.platform.pool.query(
      `update blob set refs = 0, free_at = now() - interval '1 day', announced = '{}'`,
    )
    await releasedBlobs(platform)
  }
  platform.storage = {
    ...storage,
    async open(asked) {
      await sweep()
      return await storage.open(asked)
    },
  }
  await backup(platform, folder.path, silently)
  assert.ok(sweeps > 0)
  assert.equal(String(readFileSync(blobFile(folder.path, hash))), 'a film')
  assert.equal((await db.selectFrom('blob').select('hash').execute()).length, sweeps)
  await sweep()
  assert.deepEqual(await db.selectFrom('blob').select('hash').execute(), [])
  await assert.rejects(storage.open(hash), { code: 'ENOENT' })
})

test('a backup is not restored over a festival that exists', async () => {
  using folder = temporary()
  await using site = await harness()
  await plant(site.platform)
  await backup(site.platform, folder.path, silently)
  await assert.rejects(restore(site.platform, folder.path, silently), /already/)
})

test('an edition’s key picture is in the backup, as long as it is the edition’s', async () => {
  using folder = temporary()
  await using before = await harness()
  const organiser = await signIn(before, { roles: ['organiser'] })
  const edition = await anEdition(before, organiser.id)
  const url = `/api/editions/${edition.id}/key-picture`
  const draw = async (background: string) => {
    const payload = await sharp({ create: { width: 600, height: 900, channels: 3, background } })
      .png()
      .toBuffer()
    const headers = { ...organiser.headers, 'content-type': 'image/png' }
    const answer = await before.app.inject({ method: 'PUT', url, payload, headers })
    return (answer.json() as EditionReply).keyPicture
  }
  await draw('#884422')
  const picture = await draw('#224488')
  assert.ok(picture)
  const { blobs } = await backup(before.platform, folder.path, silently)
  assert.equal(blobs.length, 2, 'not those of the picture that was replaced')

  await using after = await harness()
  await restore(after.platform, folder.path, silently)
  for (const address of [picture.url, picture.jpegUrl])
    assert.equal((await after.app.inject({ url: address })).statusCode, 200)
  assert.deepEqual(await verify(after.platform), [])
  for (const { hash } of blobs) await after.platform.storage.remove(hash)
  assert.equal((await verify(after.platform)).length, 2)
})

/** Rows with everything that text formats stumble over. */
async function plant({ pool, db, storage, jobs }: Platform): Promise<{ hash: string }> {
  const stored = await storage.putBytes(Buffer.from('a film'))
  await keepBlob(db, stored, 'video/mp4')
  await pool.query(
    `insert into person (id, email, name, birth_date, created_at)
     values (uuidv7(), 'mika@example.org', E'みか "\\\\,()\\n\\t\\u202e', '2001-02-03', '2026-01-01 00:00:00.123456Z'), (uuidv7(), null, '', null, now())`,
  )
  await pool.query(
    `insert into event (kind, subject_kind, subject_id, data) values ('film.published', 'film', uuidv7(), 'null'), ('x', 'film', uuidv7(), $1)`,
    [JSON.stringify({ quote: '"\\', number: 12345678901234567890n.toString(), nested: [null, true] })],
  )
  await jobs.enqueue(db, 'later', { word: '夜' }, { id: 'later', priority: 3, runAt: new Date('2030-01-01') })
  return stored
}

async function everything({ pool }: Platform): Promise<Record<string, string[]>> {
  const client = await pool.connect()
  try {
    const found: Record<string, string[]> = {}
    for (const { name } of await tablesOf(client)) {
      if (name === 'public.migration') continue
      // how long bytes stay unnamed is counted from when they were stored here
      const row = name === 'public.blob' ? `(to_jsonb(t) - 'free_at' - 'announced')::text` : 't::text'
      found[name] = (await client.query(`select ${row} as row from ${name} t order by 1`)).rows.map(
        ({ row }) => row,
      )
    }
    return found
  } finally {
    client.release()
  }
}

async function waiting({ pool }: Platform): Promise<unknown[]> {
  return (await pool.query('select key, priority, payload from graphile_worker._private_jobs')).rows
}

async function text({ storage }: Platform, hash: string): Promise<Buffer> {
  return Buffer.concat(await (await storage.open(hash)).toArray())
}

function temporary(): { path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'verticale-backup-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}
