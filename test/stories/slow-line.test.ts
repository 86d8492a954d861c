/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { editionById } from '#features/edition/edition.ts'
import { mayUpload, submit } from '#features/entry/entry.ts'
import { createFilm, declareRights, preparationOf, takeFile } from '#features/film/film.ts'
import type { Platform } from '#platform/platform.ts'
import { tagOf } from '#test/a-film.ts'
import { plantScreening } from '#test/screening.ts'
import { openFestival, shot } from './festival.ts'
import { phoneVideos } from './phone-video.ts'
import { eventually } from './program.ts'

const declared = { version: '1', ownWork: true, music: true, people: true }

test('a film that waits for long goes on by the ladder, in a quality that the line carries and with its sound', async () => {
  await using festival = await openFestival()
  const { platform } = festival
  const { editionId, makerId } = await plantScreening(platform, { films: 0 })
  const edition = await editionById(platform.db, editionId)
  assert.ok(edition)
  // submitted while that was possible, and really prepared
  const then: Platform = { ...platform, clock: { now: () => new Date(Date.now() - 3 * 86_400_000) } }
  const filmId = randomUUID()
  await using videos = await phoneVideos()
  await createFilm(then, makerId, filmId, { title: { original: '坂道' }, post: tagOf(edition) })
  await declareRights(then, makerId, filmId, { id: randomUUID(), ...declared })
  const upload = { id: randomUUID(), filmId, file: await videos.upright(12), fileName: 'film.mp4' }
  await takeFile(then, makerId, upload, mayUpload)
  await eventually(
    'all sizes',
    async () => (await preparationOf(platform.db, filmId, 'en'))?.state === 'complete',
  )
  await submit(then, makerId, filmId, 'ja')

  const page = await (await festival.browser('en')).newPage()
  const line = Promise.withResolvers<void>()
  // the file with which watching starts does not come
  await page.route('**/start.mp4*', async (route) => {
    await line.promise
    await route.abort()
  })
  await page.goto('/')
  const found = await page.waitForFunction(
    () => {
      const video = [...document.querySelectorAll('video')].find((one) => !one.paused && one.currentTime > 1)
      const heard = video as (HTMLVideoElement & { webkitAudioDecodedByteCount?: number }) | undefined
      return heard && { src: heard.currentSrc, sound: (heard.webkitAudioDecodedByteCount ?? 0) > 0 }
    },
    null,
    { timeout: 60_000 },
  )
  const played = await found.jsonValue()
  assert.match(played?.src ?? '', /^blob:/)
  assert.ok(played?.sound, 'its sound comes along')
  await shot(page, 'slow-line')
  line.resolve()
})
