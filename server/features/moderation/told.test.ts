import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { aFilm, makeWatchable, post, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { harness } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'

test('a held film is nowhere to be seen, its maker reads why, and a release brings it back', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const moderator = await signIn(site, { roles: [{ role: 'moderator', editionId: edition.id }] })
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
  await makeWatchable(site, filmId)
  const posted = await post(site, maker, filmId)
  await site.work()
  const entryId = posted.json.entries[0].id

  const get = async (url: string, headers: Record<string, string> = {}) => {
    const response = await site.app.inject({ url, headers })
    return {
      status: response.statusCode,
      json: response.headers['content-type']?.includes('json') ? response.json() : null,
    }
  }
  const rule = async (act: string, reasonCode: string, reason: string) => {
    site.clock.advance(60_000)
    const payload = { id: randomUUID(), subjectKind: 'film', subjectId: filmId, act, reasonCode, reason }
    const { statusCode } = await site.app.inject({
      method: 'POST',
      url: '/api/rulings',
      headers: moderator.headers,
      payload,
    })
    assert.equal(statusCode, 200)
    await site.work()
    site.clock.advance(60_000)
  }
  const shown = async () => ({
    page: (await get(`/api/films/${filmId}/page`)).status,
    feed: ((await get(`/api/feed?edition=${edition.slug}`)).json.films as { film: { id: string } }[]).map(
      ({ film }) => film.id,
    ),
  })
  const reasonsTold = async () =>
    (
      (await get(`/api/entries/${entryId}`, maker.headers)).json.steps as {
        kind: string
        data: { reason?: string }
      }[]
    )
      .filter(({ kind }) => ['held', 'removed', 'released'].includes(kind))
      .map(({ kind, data }) => [kind, data.reason])

  const nowAt = async () =>
    ((await get(`/api/entries/${entryId}`, maker.headers)).json.steps as { kind: string; state: string }[])
      .filter(({ state }) => state === 'now')
      .map(({ kind }) => kind)
  assert.deepEqual(await shown(), { page: 200, feed: [filmId] })
  assert.deepEqual(await nowAt(), ['screening'])

  await rule('hold', 'rights', '曲の権利を確かめています。許諾書があれば送ってください。')
  assert.deepEqual(await shown(), { page: 404, feed: [] })
  assert.deepEqual(await reasonsTold(), [
    ['held', '曲の権利を確かめています。許諾書があれば送ってください。'],
  ])
  assert.deepEqual(await nowAt(), ['held'], 'nobody is told that a held film is being shown')

  await rule('release', 'looked_into', '許諾書を受け取りました。')
  assert.deepEqual(await shown(), { page: 200, feed: [filmId] })
  assert.deepEqual(await nowAt(), ['screening'])

  await rule('remove', 'person_shown', '映っている人から取り下げの求めがありました。')
  assert.deepEqual(await shown(), { page: 404, feed: [] })
  assert.deepEqual(await nowAt(), ['removed'])
  assert.deepEqual((await reasonsTold()).at(-1), ['removed', '映っている人から取り下げの求めがありました。'])
  const { ruling } = (await get(`/api/films/${filmId}/draft`, maker.headers)).json
  assert.deepEqual([ruling.act, ruling.reason], ['remove', '映っている人から取り下げの求めがありました。'])
})
