import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { changeEdition } from '#features/edition/edition.ts'
import { takeFile } from '#features/film/film.ts'
import { aFilm, post, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { clips } from '#test/clip.ts'
import { askForGuardian, consent } from '#test/guardian.ts'
import { harness, type Site } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'
import { mayUpload } from './entry.ts'

/** A film that is public in an edition, of a person of that birth date, and how another file is sent for it. */
const shown = async (site: Site, birthDate: string, first: string) => {
  const organiser = await signIn(site, { roles: ['organiser'] })
  const made = await anEdition(site, organiser.id)
  const length = { fromMs: 1000, toMs: 60_000 }
  const edition = await changeEdition(site.platform, organiser.id, made.id, {
    rules: { ...made.rules, length },
  })
  const maker = await signIn(site, { birthDate })
  const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
  const send = (file: string) =>
    takeFile(site.platform, maker.id, { id: randomUUID(), filmId, file, fileName: 'a.mp4' }, mayUpload)
  await send(first)
  const [entry] = (await post(site, maker, filmId)).json.entries
  await site.work()
  const seen = async () => (await ask(site, null, 'GET', `/films/${filmId}`)).json
  const standing = async () => (await ask(site, maker, 'GET', `/entries/${entry.id}`)).json.entry
  return { maker, edition, filmId, send, seen, standing }
}

const seconds = ({ durationMs }: { durationMs: number }) => Math.round(durationMs / 1000)

test('until another file can be watched the one before stands with its own length, and so does its entry', async () => {
  await using site = await harness()
  using clip = clips()
  const { send, seen, standing, filmId } = await shown(
    site,
    '1990-04-30',
    clip.make({ seconds: 2, name: 'first.mp4' }),
  )
  const before = await seen()
  const { checks } = (await standing()).eligibility
  await send(clip.make({ seconds: 4, name: 'second.mp4' }))
  // what follows the news of the file, without its preparation
  await site.platform.db.transaction().execute(async (trx) => {
    const { reconsiderAll } = await import('./decide.ts')
    await reconsiderAll(site.platform, trx, { filmId })
  })
  const meanwhile = await seen()
  assert.deepEqual([seconds(meanwhile), meanwhile.media.start], [2, before.media.start])
  assert.deepEqual([(await standing()).stage, (await standing()).eligibility.checks], ['eligible', checks])
  await site.work()
  assert.equal(seconds(await seen()), 4)
})

test('a file that cannot be used takes nobody’s place: the film and its entry stand as they did', async () => {
  await using site = await harness()
  using clip = clips()
  const { send, seen, standing, maker, filmId } = await shown(
    site,
    '1990-04-30',
    clip.make({ seconds: 2, name: 'first.mp4' }),
  )
  await send(import.meta.filename)
  await site.work()
  const { preparation } = (await ask(site, maker, 'GET', `/films/${filmId}/draft`)).json
  assert.deepEqual([preparation.state, seconds(await seen())], ['refused', 2])
  assert.equal((await standing()).stage, 'eligible')
})

test('another file of a minor’s film is public when the guardian has seen it, by their own page', async () => {
  await using site = await harness()
  using clip = clips()
  const { send, seen, maker, edition, filmId } = await shown(
    site,
    '2010-06-01',
    clip.make({ seconds: 2, name: 'first.mp4' }),
  )
  const waits = async () => (await ask(site, maker, 'GET', `/films/${filmId}/draft`)).json.waitingFor
  const link = await askForGuardian(site, maker, { editionId: edition.id })
  const films = async () => (await ask(site, null, 'GET', `${link}/films`)).json.films
  assert.deepEqual([(await films())[0].state, seconds((await films())[0].film)], ['asked', 2])
  assert.ok((await films())[0].film.media.start, 'it can be watched before anything is agreed to')
  await consent(site, link)
  await site.work()
  assert.equal(seconds(await seen()), 2)
  site.clock.advance(60_000)
  await send(clip.make({ seconds: 4, name: 'second.mp4' }))
  assert.equal(seconds(await seen()), 2, 'what was agreed to stays')
  await site.work()
  assert.deepEqual([(await seen()).code, await waits()], ['not_found', ['guardian']])
  const [{ film, toSee, changes }] = await films()
  assert.deepEqual([seconds(film), toSee, changes[0].what], [4, true, 'file'])
  assert.equal((await ask(site, maker, 'PUT', `${link}/seen`)).json.code, 'account_guardian_child_here')
  assert.equal((await ask(site, null, 'PUT', `${link}/seen`)).status, 200)
  await site.work()
  assert.deepEqual([seconds(await seen()), await waits()], [4, []])
})
