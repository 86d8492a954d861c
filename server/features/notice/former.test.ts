import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NoticeView } from '#contract/notice.ts'
import { previewsById } from '#features/film/film.ts'
import { makeWatchable } from '#test/a-film.ts'
import { anEntryBetween, joinTeam } from '#test/a-thread.ts'
import { ask } from '#test/ask.ts'
import { harness } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'

test('who has left a team is shown no more of its film by what they were told of it than everybody is', async () => {
  await using site = await harness()
  const { maker, filmId } = await anEntryBetween(site)
  await makeWatchable(site, filmId, { complete: true })
  const member = await signIn(site)
  const memberId = await joinTeam(site, maker, filmId, member)
  assert.equal((await ask(site, maker, 'DELETE', `/films/${filmId}/publication`)).status, 200)
  await site.work()
  assert.equal((await ask(site, null, 'GET', `/films/${filmId}`)).status, 404)
  const films = async () =>
    ((await ask(site, member, 'GET', '/me/notices')).json.notices as NoticeView[]).map(({ film }) => film?.id)
  assert.deepEqual(await films(), [filmId])
  // what was opened to them as a maker
  await previewsById(site.platform, member.id, [filmId])
  const opened = () =>
    site.platform.db
      .selectFrom('mediaGrant')
      .select('token')
      .where('personId', '=', member.id)
      .where('revokedAt', 'is', null)
      .execute()
  assert.equal((await opened()).length, 1)

  await ask(site, maker, 'DELETE', `/films/${filmId}/team/${memberId}`)
  await site.work()
  assert.deepEqual(await opened(), [])
  assert.ok((await films()).every((id) => id === undefined))
  assert.deepEqual(await opened(), [])
})
