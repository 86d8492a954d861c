import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { Unpreparable } from '#platform/media/reasons.ts'
import { aFilm } from '#test/a-film.ts'
import { toldKinds } from '#test/ask.ts'
import { harness } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { signIn } from '#test/sign-in.ts'
import { create } from '#test/tus.ts'
import { completeUpload } from '../upload.ts'
import { attempt } from './attempt.ts'

const context = { attempt: 1, lastAttempt: false, signal: new AbortController().signal }

test('an upload that is being replaced is not refused any more', async () => {
  await using site = await harness()
  const { platform } = site
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  const sent = async () => {
    const [id, bytes] = [randomUUID(), randomBytes(1000)]
    await create(site, maker, { id, filmId, length: bytes.length })
    await writeFile(join(platform.config.dataDir, 'uploads', id), bytes)
    return id
  }
  await completeUpload(platform, await sent())
  const task = await platform.db.selectFrom('original').select(['filmId', 'hash']).executeTakeFirstOrThrow()
  const better = await sent()
  const both = await whileNobodyWrites(platform.pool, 'event', async () => {
    const replaced = completeUpload(platform, better)
    await standingStill(platform.pool, 1)
    const judged = attempt(platform, task, context, 'inspect', async () => {
      throw new Unpreparable('media_damaged')
    })
    await standingStill(platform.pool, 2)
    return [replaced, judged]
  })
  await Promise.all(both)
  const told = await toldKinds(site, filmId)
  assert.deepEqual(
    told.filter((kind) => kind === 'film.received' || kind === 'film.refused'),
    ['film.received', 'film.received'],
  )
})
