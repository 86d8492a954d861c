import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Edition } from '#contract/edition.ts'
import type { Act, NewRuling } from '#contract/moderation.ts'
import { submit } from '#features/entry/entry.ts'
import { aFilm, prepared, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { harness, type Site } from '#test/harness.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'
import { standing } from './moderation.ts'

/** A public film of a maker with an entry in the edition, and the address of its media. */
const entered = async (site: Site, personId: string, edition: Edition | null) => {
  const id = await aFilm(site, personId, { title: '凪', post: edition ? tagOf(edition) : '' })
  await prepared(site.platform, id)
  await submit(site.platform, personId, id, 'ja')
  return id
}

const rule = async (
  site: Site,
  who: SignedInPerson | null,
  subjectId: string,
  act: Act,
  more: Partial<NewRuling> = {},
) => {
  const reasonCode = act === 'release' ? 'looked_into' : 'rights'
  const payload = {
    id: randomUUID(),
    subjectKind: 'film',
    subjectId,
    act,
    reasonCode,
    reason: '音楽の許しを確かめています',
    ...more,
  }
  const headers = who?.headers ?? {}
  const response = await site.app.inject({ method: 'POST', url: '/api/rulings', headers, payload })
  return { status: response.statusCode, json: response.json() }
}

const openGrants = async (site: Site, filmId: string) =>
  (
    await site.platform.db
      .selectFrom('mediaGrant')
      .select('token')
      .where('filmId', '=', filmId)
      .where('revokedAt', 'is', null)
      .execute()
  ).map(({ token }) => token)

test('a hold takes a film out of sight at once, a release brings it back under a new address', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const maker = await signIn(site)
  const edition = await anEdition(site, organiser.id)
  const moderator = await signIn(site, { roles: [{ role: 'moderator', editionId: edition.id }] })
  const filmId = await entered(site, maker.id, edition)
  const page = async () =>
    (await site.app.inject({ url: `/api/editions/${edition.id}/rulings`, headers: moderator.headers })).json()
      .rulings

  const held = await rule(site, moderator, filmId, 'hold')
  assert.equal(held.status, 200)
  assert.deepEqual(await openGrants(site, filmId), [])
  assert.deepEqual(
    (await page()).map(({ act, reason }: { act: string; reason: string }) => [act, reason]),
    [['hold', '音楽の許しを確かめています']],
  )
  assert.equal((await standing(site.platform.db, 'film', [filmId])).get(filmId)?.act, 'hold')

  site.clock.advance(60_000)
  assert.equal((await rule(site, moderator, filmId, 'remove')).status, 200, 'a hold may become a removal')
  site.clock.advance(60_000)
  assert.equal((await rule(site, moderator, filmId, 'release')).status, 200)
  const [token, ...more] = await openGrants(site, filmId)
  assert.ok(token && token !== `t-${filmId}` && more.length === 0)
  assert.deepEqual(await page(), [])
  assert.equal((await standing(site.platform.db, 'film', [filmId])).size, 0)

  const events = await site.platform.db
    .selectFrom('event')
    .select(['kind', 'actorId', 'data'])
    .where('subjectId', '=', filmId)
    .where('kind', 'in', ['film.held', 'film.removed', 'film.released'])
    .orderBy('happenedAt')
    .execute()
  assert.deepEqual(
    events.map(({ kind }) => kind),
    ['film.held', 'film.removed', 'film.released'],
  )
  assert.deepEqual(events[0], {
    kind: 'film.held',
    actorId: moderator.id,
    data: { rulingId: held.json.id, reasonCode: 'rights', reason: '音楽の許しを確かめています' },
  })
  const log = await site.app.inject({ url: `/api/rulings/film/${filmId}`, headers: moderator.headers })
  assert.deepEqual(
    log.json().rulings.map(({ act }: { act: string }) => act),
    ['release', 'remove', 'hold'],
  )
})

test('a ruling that changes nothing, says nothing or contradicts itself is refused', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const filmId = await entered(site, organiser.id, edition)
  const code = async (act: Act, more: Partial<NewRuling> = {}, id = filmId) =>
    (await rule(site, organiser, id, act, more)).json.code
  assert.equal(await code('release'), 'ruling_repeated')
  assert.equal(await code('hold', { reason: ' \u202e\n' }), 'ruling_reason_needed')
  assert.equal(await code('hold', { reason: '' }), 'ruling_reason_needed')
  assert.equal(await code('hold', { reason: '長'.repeat(10_000) }), 'text_too_long')
  assert.equal(await code('hold', { reasonCode: 'mistake' }), 'ruling_reason_mismatch')
  assert.equal(await code('hold', {}, randomUUID()), 'not_found')
  assert.equal(await code('hold', { subjectKind: 'comment' as never }), 'not_found')
  assert.equal(await code('hold'), undefined)
  assert.equal(await code('hold'), 'ruling_repeated')
  assert.equal(await code('release', { reasonCode: 'rights' }), 'ruling_reason_mismatch')
})

test('repeating a ruling by its id rules once', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const filmId = await entered(site, organiser.id, edition)
  const id = randomUUID()
  const [first, second] = await Promise.all([
    rule(site, organiser, filmId, 'hold', { id }),
    rule(site, organiser, filmId, 'hold', { id }),
  ])
  assert.deepEqual(first, second)
  const { count } = await site.platform.db
    .selectFrom('ruling')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  assert.equal(Number(count), 1)
})

test('every route of moderation answers every role as the table says', async () => {
  await using site = await harness()
  const maker = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, maker.id)
  const elsewhere = await anEdition(site, maker.id)
  const who: [string, SignedInPerson | null, number][] = [
    ['stranger', null, 401],
    ['person', await signIn(site), 403],
    ['juror', await signIn(site, { roles: [{ role: 'juror', editionId: edition.id }] }), 403],
    ['producer', await signIn(site, { roles: [{ role: 'producer', editionId: edition.id }] }), 403],
    ['press', await signIn(site, { roles: [{ role: 'press', editionId: edition.id }] }), 403],
    [
      'moderator elsewhere',
      await signIn(site, { roles: [{ role: 'moderator', editionId: elsewhere.id }] }),
      403,
    ],
    ['moderator', await signIn(site, { roles: [{ role: 'moderator', editionId: edition.id }] }), 200],
    ['organiser', await signIn(site, { roles: [{ role: 'organiser', editionId: edition.id }] }), 200],
    ['festival moderator', await signIn(site, { roles: ['moderator'] }), 200],
  ]
  for (const [name, person, expected] of who) {
    const filmId = await entered(site, maker.id, edition)
    const headers = person?.headers ?? {}
    assert.equal((await rule(site, person, filmId, 'hold')).status, expected, `POST /rulings, ${name}`)
    for (const url of [`/api/rulings/film/${filmId}`, `/api/editions/${edition.id}/rulings`])
      assert.equal((await site.app.inject({ url, headers })).statusCode, expected, `${url}, ${name}`)
  }
  const nowhere = await entered(site, maker.id, null)
  const [moderator, festival] = [who[6]?.[1] ?? null, who[8]?.[1] ?? null]
  assert.equal(
    (await rule(site, moderator, nowhere, 'hold')).status,
    403,
    'a film of no edition is the festival’s',
  )
  assert.equal((await rule(site, festival, nowhere, 'hold')).status, 200)
  const served = site.app.servedRoutes.filter(({ feature }) => feature === 'moderation')
  assert.equal(served.length, 3, 'the table names every route there is')
})
