import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { aFilm, makeWatchable, post, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'

/** Somebody with a film that is in an edition, whose file has their name, and an invitation they left unanswered. */
const leaver = async (site: Site) => {
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const maker = await signIn(site, { email: 'mio.asahina@example.jp' })
  const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
  await makeWatchable(site, filmId)
  await site.platform.db.updateTable('upload').set({ fileName: 'asahina mio.mov' }).execute()
  const [entry] = (await post(site, maker, filmId)).json.entries
  const friend = await signIn(site)
  const theirs = await aFilm(site, friend.id)
  for (const email of [maker.email, 'other@example.org'])
    await ask(site, friend, 'POST', `/films/${theirs}/team`, { id: randomUUID(), email, role: '撮影' })
  return { maker, entry, friend, theirs }
}

test('someone who leaves leaves no file name, no invitation and no reason for a withdrawal behind', async () => {
  await using site = await harness()
  const { maker, entry, friend, theirs } = await leaver(site)
  const withdraw = (reason: string) => ask(site, maker, 'PUT', `/entries/${entry.id}/withdrawal`, { reason })
  await withdraw('朝比奈が病気のため')
  await ask(site, maker, 'DELETE', `/entries/${entry.id}/withdrawal`)
  site.clock.advance(1000)
  const { json } = await withdraw('朝比奈の都合')
  const reasons = json.steps.flatMap(({ kind, data }: { kind: string; data: { reason?: string } }) =>
    kind === 'withdrawn' ? [data.reason] : [],
  )
  assert.deepEqual(reasons, ['朝比奈が病気のため', '朝比奈の都合'])
  assert.equal((await ask(site, maker, 'PUT', '/me/erasure', { email: maker.email })).status, 200)
  await site.work()
  const { db } = site.platform
  const left = JSON.stringify([
    await db.selectFrom('upload').selectAll().execute(),
    await db.selectFrom('event').selectAll().execute(),
    await db.selectFrom('withdrawal').selectAll().execute(),
    await db.selectFrom('teamMember').selectAll().execute(),
  ])
  for (const trace of ['asahina', '朝比奈']) assert.equal(left.includes(trace), false, trace)
  const draft = await ask(site, friend, 'GET', `/films/${theirs}/draft`)
  assert.deepEqual(
    draft.json.team.map(({ email }: { email: string }) => email),
    ['other@example.org'],
  )
})

test('the export holds the invitations that wait at one’s own address', async () => {
  await using site = await harness()
  const { maker, theirs } = await leaver(site)
  const { json } = await ask(site, maker, 'GET', '/me/export')
  assert.deepEqual(
    json.film.teams.map(({ filmId, email }: { filmId: string; email: string }) => [filmId, email]),
    [[theirs, maker.email]],
  )
})
