import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { eraseBlobs, keepBlob, releaseBlob } from '#platform/storage/blobs.ts'
import { aFilm } from '#test/a-film.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'
import { create } from '#test/tus.ts'
import { completeUpload } from '../upload.ts'
import { releasedBlobs } from './sweep.ts'

const bytes = Buffer.from('the same film, sent twice')

test('released bytes rest for ten minutes from their release, however long ago they were stored', async () => {
  await using site = await harness()
  const { storage, db } = site.platform
  const stored = await storage.putBytes(bytes)
  await keepBlob(db, stored, 'video/mp4')
  await hoursPass(site)
  await releaseBlob(db, stored.hash)
  await releasedBlobs(site.platform)
  assert.equal(await isThere(site, stored.hash), true)
  await hoursPass(site)
  await releasedBlobs(site.platform)
  assert.equal(await isThere(site, stored.hash), false)
  assert.deepEqual(await db.selectFrom('blob').select('hash').execute(), [])
})

test('bytes that were stored and then named by nobody go, too', async () => {
  await using site = await harness()
  const { hash } = await site.platform.storage.putBytes(bytes)
  await hoursPass(site)
  await releasedBlobs(site.platform)
  assert.equal(await isThere(site, hash), false)
})

test('a sweep between storing released bytes again and naming them leaves them', async () => {
  await using site = await harness()
  const { storage, db } = site.platform
  const { hash } = await released(site)
  const again = await storage.putBytes(bytes)
  await releasedBlobs(site.platform)
  await keepBlob(db, again, 'video/webm')
  assert.equal(await isThere(site, hash), true)
  assert.deepEqual(await db.selectFrom('blob').select(['refs', 'mediaType']).execute(), [
    { refs: 1, mediaType: 'video/webm' },
  ])
})

test('bytes that are stored again in the middle of their deletion are stored after it', async () => {
  await using site = await harness()
  const { platform } = site
  const { storage, db } = platform
  const { hash } = await released(site)
  let again: Promise<unknown> | undefined
  platform.storage = {
    ...storage,
    async remove(removed) {
      again = storage.putBytes(bytes)
      await Promise.race([again, someoneWaits(site)])
      await storage.remove(removed)
    },
  }
  await releasedBlobs(platform)
  await again
  await keepBlob(db, { hash, bytes: bytes.length }, 'video/mp4')
  assert.equal(await isThere(site, hash), true)
})

test('bytes of what is erased go with it, however lately they were stored', async () => {
  await using site = await harness({ now: new Date() })
  const { storage, db } = site.platform
  const stored = await storage.putBytes(bytes)
  await keepBlob(db, stored, 'video/mp4')
  await erase(site, stored.hash)
  await site.work()
  assert.equal(await isThere(site, stored.hash), false)
})

test('bytes that are erased while another row names them stay', async () => {
  await using site = await harness({ now: new Date() })
  const { storage, db } = site.platform
  const stored = await storage.putBytes(bytes)
  for (const _ of ['mine', 'yours']) await keepBlob(db, stored, 'video/mp4')
  await erase(site, stored.hash)
  await site.work()
  assert.equal(await isThere(site, stored.hash), true)
  await erase(site, stored.hash)
  await site.work()
  assert.equal(await isThere(site, stored.hash), false)
})

test('bytes that are erased for one while another stores them are there for the other', async () => {
  await using site = await harness({ now: new Date() })
  const { storage, db } = site.platform
  const mine = await storage.putBytes(bytes)
  const yours = await storage.putBytes(bytes)
  await keepBlob(db, mine, 'video/mp4')
  await erase(site, mine.hash)
  await site.work()
  await keepBlob(db, yours, 'video/mp4')
  assert.equal(await isThere(site, yours.hash), true)
  await erase(site, yours.hash)
  await site.work()
  assert.equal(await isThere(site, yours.hash), false, 'nobody announces them any more')
})

test('what somebody uploaded is gone from the disk when they have been erased', async () => {
  await using site = await harness({ now: new Date() })
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  const [id, original] = [randomUUID(), randomBytes(1000)]
  await create(site, maker, { id, filmId, length: original.length })
  await writeFile(join(site.platform.config.dataDir, 'uploads', id), original)
  await completeUpload(site.platform, id)
  const { hash } = await site.platform.db
    .selectFrom('original')
    .select('hash')
    .where('filmId', '=', filmId)
    .executeTakeFirstOrThrow()
  assert.equal(await isThere(site, hash), true)
  assert.equal((await ask(site, maker, 'PUT', '/me/erasure', { email: maker.email })).status, 200)
  await site.work()
  assert.equal(await isThere(site, hash), false)
})

const erase = (site: Site, hash: string): Promise<void> =>
  site.platform.db.transaction().execute((trx) => eraseBlobs(trx, [hash]))

const released = async (site: Site) => {
  const { storage, db } = site.platform
  const stored = await storage.putBytes(bytes)
  await keepBlob(db, stored, 'video/mp4')
  await releaseBlob(db, stored.hash)
  await hoursPass(site)
  return stored
}

/** On the database's clock, by which the rest is counted. */
const hoursPass = (site: Site) =>
  site.platform.db
    .updateTable('blob')
    .set({
      freeAt: sql`free_at - interval '3 hours'`,
      announced: sql`array(select ends - interval '3 hours' from unnest(announced) ends)`,
    })
    .execute()

const isThere = (site: Site, hash: string): Promise<boolean> =>
  site.platform.storage.open(hash).then(
    (stream) => {
      stream.destroy()
      return true
    },
    () => false,
  )

const someoneWaits = async ({ platform }: Site): Promise<void> => {
  const waiting = `select from pg_locks l join pg_stat_activity a using (pid)
    where not l.granted and a.datname = current_database()`
  while ((await platform.pool.query(waiting)).rowCount === 0) await sleep(10)
}
