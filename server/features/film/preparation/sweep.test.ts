import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { keepBlob, releaseBlob } from '#platform/storage/blobs.ts'
import { harness, type Site } from '#test/harness.ts'
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
  site.platform.db.updateTable('blob').set({ freeAt: sql`free_at - interval '3 hours'` }).execute()

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
