import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { aFilm } from '#test/a-film.ts'
import { clips } from '#test/clip.ts'
import { harness, type Site } from '#test/harness.ts'
import { received } from '#test/received.ts'
import { signIn } from '#test/sign-in.ts'
import { claimFilm } from './claim.ts'
import { inspectFilm } from './stages.ts'
import { workplaceOf } from './workplace.ts'

const preparationOf = (site: Site, filmId: string) =>
  site.platform.db
    .selectFrom('preparation')
    .selectAll()
    .where('filmId', '=', filmId)
    .executeTakeFirstOrThrow()

const told = async (site: Site, filmId: string): Promise<string[]> =>
  (
    await site.platform.db
      .selectFrom('event')
      .select('kind')
      .where('subjectId', '=', filmId)
      .orderBy('id')
      .execute()
  ).map(({ kind }) => kind)

const grantFor = async (site: Site, filmId: string, purpose = 'publication'): Promise<string> => {
  const token = `token-for-tests-${filmId.slice(0, 8)}-${purpose}`
  const expiresAt = purpose === 'preview' ? new Date(site.clock.now().getTime() + 3_600_000) : null
  await site.platform.db.insertInto('mediaGrant').values({ token, filmId, purpose, expiresAt }).execute()
  return token
}

test('an upload becomes a film that plays: every size, its sound, its poster, and nothing of the camera', async () => {
  await using site = await harness()
  using clip = clips()
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  const file = clip.make({
    seconds: 5,
    width: 720,
    height: 1280,
    extra: [
      '-metadata',
      'location=+35.6586+139.7454/',
      '-metadata',
      'title=SecretTitle',
      '-metadata',
      'comment=iPhone 15',
    ],
  })
  await received(site.platform, filmId, file)
  await site.work()

  const preparation = await preparationOf(site, filmId)
  assert.deepEqual(
    [preparation.state, preparation.stage, preparation.perCent, preparation.reason],
    ['complete', 'done', 100, null],
  )
  assert.ok(preparation.watchableAt && preparation.finishedAt)
  const events = await told(site, filmId)
  assert.deepEqual(
    events.filter((kind) => ['film.watchable', 'film.prepared'].includes(kind)),
    ['film.watchable', 'film.prepared'],
  )
  const original = await site.platform.db
    .selectFrom('original')
    .selectAll()
    .where('filmId', '=', filmId)
    .executeTakeFirstOrThrow()
  assert.deepEqual(
    [original.width, original.height, original.durationMs, original.hasAudio],
    [720, 1280, 5000, true],
  )
  assert.equal(existsSync(workplaceOf(site.platform, { filmId, hash: original.hash })), false)

  const renditions = await site.platform.db
    .selectFrom('rendition')
    .selectAll()
    .where('filmId', '=', filmId)
    .orderBy('name')
    .execute()
  assert.deepEqual(
    renditions.map(({ name }) => name),
    ['360', '540', '720', 'audio', 'start'],
  )

  const grant = await grantFor(site, filmId)
  const get = (name: string, headers = {}) => site.app.inject({ url: `/media/${grant}/${name}`, headers })
  const master = await get('master.m3u8')
  assert.equal(master.headers['content-type'], 'application/vnd.apple.mpegurl')
  assert.deepEqual(master.body.match(/RESOLUTION=\d+x\d+/g), [
    'RESOLUTION=360x640',
    'RESOLUTION=540x960',
    'RESOLUTION=720x1280',
  ])
  for (const name of ['360', '540', '720', 'audio']) {
    const playlist = (await get(`${name}.m3u8`)).body
    const [, bytes, offset] = /#EXT-X-BYTERANGE:(\d+)@(\d+)/.exec(playlist) ?? []
    const address = /^\w+\.mp4\?v=\w+$/m.exec(playlist)?.[0] ?? ''
    const part = await get(address, { range: `bytes=${offset}-${Number(offset) + Number(bytes) - 1}` })
    assert.equal(part.statusCode, 206)
    assert.equal(part.rawPayload.length, Number(bytes))
    assert.equal(part.rawPayload.toString('latin1', 4, 8), 'moof', name)
    assert.match(String(part.headers['cache-control']), /immutable/)
  }
  for (const name of ['start.mp4', '540.mp4', 'poster.jpg', 'storyboard.jpg']) {
    const whole = await get(name)
    assert.equal(whole.statusCode, 200, name)
    assert.equal(whole.rawPayload.length, Number(whole.headers['content-length']))
    for (const secret of ['SecretTitle', '35.6586', 'iPhone', 'Lavf', 'x264'])
      assert.equal(whole.rawPayload.includes(secret), false, `${secret} in ${name}`)
  }
})

test('media ends with its grant, and a stranger’s guess finds nothing', async () => {
  await using site = await harness()
  using clip = clips()
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  await received(site.platform, filmId, clip.make({ seconds: 1, width: 180, height: 320 }))
  await site.work()
  const [lasting, preview] = [await grantFor(site, filmId), await grantFor(site, filmId, 'preview')]
  const status = async (grant: string) =>
    (await site.app.inject({ url: `/media/${grant}/start.mp4` })).statusCode
  assert.deepEqual(
    [await status(lasting), await status(preview), await status('a-guess-of-a-token')],
    [200, 200, 404],
  )
  site.clock.set(new Date(site.clock.now().getTime() + 3_600_001))
  await site.platform.db
    .updateTable('mediaGrant')
    .set({ revokedAt: site.clock.now() })
    .where('token', '=', lasting)
    .execute()
  assert.deepEqual([await status(lasting), await status(preview)], [404, 404])
  for (const name of ['../start.mp4', 'start.mp4%00', 'original.mp4', 'captions/../start.mp4', 'blob.jpg'])
    assert.equal((await site.app.inject({ url: `/media/${preview}/${name}` })).statusCode, 404, name)
})

test('what cannot become a film is refused with its reason, and the next film goes through', async () => {
  await using site = await harness()
  using clip = clips()
  const maker = await signIn(site)
  const [bad, good] = [await aFilm(site, maker.id), await aFilm(site, maker.id)]
  const playlist = join(clip.folder, 'playlist.mp4')
  writeFileSync(playlist, '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n')
  await received(site.platform, bad, playlist)
  await received(site.platform, good, clip.make({ seconds: 1, width: 180, height: 320, volumeDb: null }))
  await site.work()
  const refused = await preparationOf(site, bad)
  assert.deepEqual([refused.state, refused.reason], ['refused', 'media_unknown_format'])
  assert.ok((await told(site, bad)).includes('film.refused'))
  assert.equal((await preparationOf(site, good)).state, 'complete')
  const asked = await site.app.inject({ url: `/api/films/${bad}/preparation`, headers: maker.headers })
  assert.match(asked.json().sentence, /MP4/)
})

test('a new upload takes the place of the old one in one step', async () => {
  await using site = await harness()
  using clip = clips()
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  const { db } = site.platform
  await received(site.platform, filmId, clip.make({ seconds: 1, width: 360, height: 640, name: 'one.mp4' }))
  await site.work()
  const before = await db.selectFrom('rendition').select('hash').where('filmId', '=', filmId).execute()
  await received(
    site.platform,
    filmId,
    clip.make({ seconds: 2, width: 180, height: 320, volumeDb: null, name: 'two.mp4' }),
  )
  await site.work()
  const after = await db
    .selectFrom('rendition')
    .select(['name', 'hash'])
    .where('filmId', '=', filmId)
    .orderBy('name')
    .execute()
  assert.deepEqual(
    after.map(({ name }) => name),
    ['180', 'start'],
  )
  const released = await db
    .selectFrom('blob')
    .select('refs')
    .where(
      'hash',
      'in',
      before.map(({ hash }) => hash),
    )
    .execute()
  assert.ok(released.every(({ refs }) => refs === 0))
})

test('work that was left lying is taken up where it stopped', async () => {
  await using site = await harness()
  using clip = clips()
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  await received(site.platform, filmId, clip.make({ seconds: 1, width: 360, height: 640 }))
  await site.platform.pool.query('delete from graphile_worker._private_jobs')
  site.clock.set(new Date(site.clock.now().getTime() + 180_000))
  await site.platform.jobs.enqueue(site.platform.db, 'film.resume-preparations', {})
  await site.work()
  assert.equal((await preparationOf(site, filmId)).state, 'complete')
  assert.deepEqual(readdirSync(join(site.platform.config.dataDir, 'preparing')), [])
})

test('the chosen frame becomes the poster', async () => {
  await using site = await harness()
  using clip = clips()
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  await received(site.platform, filmId, clip.make({ seconds: 3 }))
  await site.work()
  const poster = () =>
    site.platform.db.selectFrom('poster').selectAll().where('filmId', '=', filmId).executeTakeFirstOrThrow()
  const before = await poster()
  const chosen = await site.app.inject({
    method: 'PUT',
    url: `/api/films/${filmId}/poster`,
    headers: maker.headers,
    payload: { atMs: 2500 },
  })
  assert.equal(chosen.statusCode, 200)
  await site.work()
  const after = await poster()
  assert.equal(after.atMs, 2500)
  assert.notEqual(after.hash, before.hash)
})

test('a full disk is a state that ends by itself', async () => {
  await using site = await harness({ now: new Date() })
  using clip = clips()
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  await received(site.platform, filmId, clip.make({ seconds: 1, width: 180, height: 320 }))
  const { storage } = site.platform
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  site.platform.storage = { ...storage, putFile: () => Promise.reject(full) }
  await site.work()
  const waiting = await preparationOf(site, filmId)
  assert.deepEqual([waiting.state, waiting.reason], ['waiting_for_space', 'media_no_space'])
  assert.equal(
    (await site.platform.db.selectFrom('rendition').select('name').where('filmId', '=', filmId).execute())
      .length,
    0,
  )
  site.platform.storage = storage
  site.clock.set(new Date(site.clock.now().getTime() + 61_000))
  await site.work()
  const after = await preparationOf(site, filmId)
  assert.deepEqual([after.state, after.reason], ['complete', null])
})

test('a fault of ours is told as ours, and one request tries again', async () => {
  await using site = await harness({ now: new Date() })
  using clip = clips()
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  await received(site.platform, filmId, clip.make({ seconds: 1, width: 180, height: 320, volumeDb: null }))
  const { ffmpeg } = site.platform
  site.platform.ffmpeg = { ...ffmpeg, run: () => Promise.reject(new Error('spawn ffmpeg ENOENT')) }
  await assert.rejects(site.work(), /ENOENT/)
  assert.equal((await preparationOf(site, filmId)).state, 'working')
  const { hash } = await site.platform.db.selectFrom('original').select('hash').executeTakeFirstOrThrow()
  const last = { attempt: 4, lastAttempt: true, signal: new AbortController().signal }
  await inspectFilm(site.platform, { filmId, hash }, last)
  const failed = await preparationOf(site, filmId)
  assert.deepEqual([failed.state, failed.reason], ['failed', 'media_failed'])
  site.platform.ffmpeg = ffmpeg
  const again = await site.app.inject({
    method: 'POST',
    url: `/api/films/${filmId}/preparation/retry`,
    headers: maker.headers,
  })
  assert.deepEqual([again.statusCode, again.json().state], [200, 'waiting'])
  site.clock.set(new Date(Date.now() + 60_000))
  await site.work()
  assert.equal((await preparationOf(site, filmId)).state, 'complete')
})

test('a film that is being worked on is left to that run, and taken up when it lets go', async () => {
  await using site = await harness({ now: new Date() })
  using clip = clips()
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  await received(site.platform, filmId, clip.make({ seconds: 1, width: 180, height: 320, volumeDb: null }))
  const task = { filmId, hash: '' }
  const claim = await claimFilm(site.platform, task)
  assert.equal(await claimFilm(site.platform, task), null)
  await site.work()
  assert.equal((await preparationOf(site, filmId)).state, 'waiting')
  await claim?.[Symbol.asyncDispose]()
  site.clock.advance(60_000)
  await site.work()
  assert.equal((await preparationOf(site, filmId)).state, 'complete')
})

test('a job whose process was killed before it could say that it was done changes nothing any more', async () => {
  await using site = await harness()
  using clip = clips()
  const maker = await signIn(site)
  const [good, bad] = [await aFilm(site, maker.id), await aFilm(site, maker.id)]
  await received(site.platform, good, clip.make({ seconds: 1, width: 180, height: 320, volumeDb: null }))
  const nothing = join(clip.folder, 'nothing.mp4')
  writeFileSync(nothing, 'no film')
  await received(site.platform, bad, nothing)
  await site.work()
  const before = await Promise.all(
    [good, bad].map(async (id) => [await preparationOf(site, id), await told(site, id)]),
  )
  for (const filmId of [good, bad]) {
    const { hash } = await site.platform.db
      .selectFrom('original')
      .select('hash')
      .where('filmId', '=', filmId)
      .executeTakeFirstOrThrow()
    // what a killed process was taking away when it ended
    const half = join(workplaceOf(site.platform, { filmId, hash }), 'first-0-30')
    mkdirSync(half, { recursive: true })
    writeFileSync(join(half, 'samples.rgb'), '')
    for (const name of ['inspect', 'first', 'rest'])
      await site.platform.jobs.enqueue(site.platform.db, `film.${name}`, { filmId, hash })
  }
  await site.work()
  const after = await Promise.all(
    [good, bad].map(async (id) => [await preparationOf(site, id), await told(site, id)]),
  )
  assert.deepEqual(after, before)
  assert.deepEqual(readdirSync(join(site.platform.config.dataDir, 'preparing')), [])
})
