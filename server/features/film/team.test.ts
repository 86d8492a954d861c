import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { filmLimits } from '#contract/plain/film.ts'
import { aFilm } from '#test/a-film.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'

/** Invites an address and takes the invitation back. */
const inviteAndBack = async (site: Site, maker: SignedInPerson, filmId: string, email: string) => {
  const id = randomUUID()
  const { status, json } = await ask(site, maker, 'POST', `/films/${filmId}/team`, {
    id,
    email,
    role: '撮影',
  })
  if (status === 200) await ask(site, maker, 'DELETE', `/films/${filmId}/team/${id}`)
  return status === 200 ? 'mailed' : json.code
}

test('one mailbox gets only so many invitations in a day, whoever sends them and however it is written', async () => {
  await using site = await harness()
  const [maker, other] = [await signIn(site), await signIn(site)]
  const [mine, theirs] = [await aFilm(site, maker.id), await aFilm(site, other.id)]
  for (let nth = 0; nth < 10; nth++)
    assert.equal(await inviteAndBack(site, maker, mine, `target+${nth}@example.org`), 'mailed')
  assert.equal(await inviteAndBack(site, maker, mine, 'target@example.org'), 'film_team_letters')
  assert.equal(await inviteAndBack(site, other, theirs, 'target@example.org'), 'film_team_letters')
  assert.deepEqual(await site.outbox('target@example.org'), [])
  const { json } = await ask(site, other, 'GET', `/films/${theirs}/draft`)
  assert.deepEqual(json.team, [], 'who got no letter is not in the team')
  assert.equal(await inviteAndBack(site, maker, mine, 'somebody@example.org'), 'mailed')
  site.clock.advance(86_400_000)
  assert.equal(await inviteAndBack(site, other, theirs, 'target@example.org'), 'mailed')
})

test('one maker sends only so many invitations in a day', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  for (let nth = 0; nth < 100; nth++)
    assert.equal(await inviteAndBack(site, maker, filmId, `friend${nth}@example.org`), 'mailed')
  assert.equal(await inviteAndBack(site, maker, filmId, 'friend100@example.org'), 'film_team_letters')
})

test('nobody is taken off a team by whoever made another film', async () => {
  await using site = await harness()
  const [maker, other] = [await signIn(site), await signIn(site)]
  const [mine, theirs] = [await aFilm(site, maker.id), await aFilm(site, other.id)]
  const friend = await joined(site, other, theirs)
  assert.equal((await ask(site, maker, 'DELETE', `/films/${theirs}/team/${friend.memberId}`)).status, 404)
  await ask(site, maker, 'DELETE', `/films/${mine}/team/${friend.memberId}`)
  const { team } = (await ask(site, other, 'GET', `/films/${theirs}/draft`)).json
  assert.deepEqual(
    team.map(({ id }: { id: string }) => id),
    [friend.memberId],
  )
})

test('who was taken off a team stays one who made the film, until they or the film are erased', async () => {
  await using site = await harness()
  const { platform } = site
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  const friend = await joined(site, maker, filmId)
  const other = await joined(site, maker, filmId)
  await inviteAndBack(site, maker, filmId, 'never@example.org')
  const made = async () =>
    (await platform.db.selectFrom('filmMaker').select('personId').where('filmId', '=', filmId).execute())
      .map(({ personId }) => personId)
      .sort()
  assert.deepEqual(await made(), [maker.id, friend.id, other.id].sort())
  for (const { memberId } of [friend, other])
    await ask(site, maker, 'DELETE', `/films/${filmId}/team/${memberId}`)
  assert.deepEqual(await made(), [maker.id, friend.id, other.id].sort())
  assert.equal(
    (await ask(site, friend, 'GET', `/films/${filmId}/draft`)).status,
    404,
    'and works on it no more',
  )
  const { json } = await ask(site, friend, 'GET', '/me/export')
  assert.deepEqual(json.film.formerTeams, [{ filmId, leftAt: site.clock.now().toISOString() }])
  await ask(site, friend, 'PUT', '/me/erasure', { email: friend.email })
  assert.deepEqual(await made(), [maker.id, other.id].sort())
  await ask(site, maker, 'DELETE', `/films/${filmId}`)
  assert.deepEqual(await platform.db.selectFrom('formerMember').selectAll().execute(), [])
})

test('two invitations at once do not both take the last place in a team', async () => {
  await using site = await harness()
  const { pool, db } = site.platform
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  const invite = (email: string) =>
    ask(site, maker, 'POST', `/films/${filmId}/team`, { id: randomUUID(), email, role: '撮影' })
  for (let nth = 1; nth < filmLimits.team; nth++)
    assert.equal((await invite(`friend${nth}@example.org`)).status, 200)
  const both = await whileNobodyWrites(pool, 'team_member', async () => {
    const both = [invite('last@example.org'), invite('late@example.org')]
    await standingStill(pool, 2)
    return both
  })
  const answers = await Promise.all(both)
  assert.deepEqual(answers.map(({ json }) => json.code ?? 'invited').sort(), ['film_team_full', 'invited'])
  const team = await db.selectFrom('teamMember').select('id').where('filmId', '=', filmId).execute()
  assert.equal(team.length, filmLimits.team)
})

test('of two who accept one invitation at once the first joins', async () => {
  await using site = await harness()
  const { pool } = site.platform
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  const two = [await signIn(site), await signIn(site)]
  const [friend] = two
  await ask(site, maker, 'POST', `/films/${filmId}/team`, {
    id: randomUUID(),
    email: friend?.email,
    role: '撮影',
  })
  const token = /\/invitations\/([\w-]+)/.exec((await site.outbox(friend?.email)).at(-1)?.text ?? '')?.[1]
  const accepting = await whileNobodyWrites(pool, 'team_member', async () => {
    const accepting = two.map((one) => ask(site, one, 'PUT', `/invitations/${token}/acceptance`))
    await standingStill(pool, 2)
    return accepting
  })
  const answers = await Promise.all(accepting)
  assert.deepEqual(answers.map(({ json }) => json.code ?? json.state).sort(), [
    'accepted',
    'film_invitation_answered',
  ])
})

/** Somebody who has accepted an invitation to the team. */
const joined = async (site: Site, maker: SignedInPerson, filmId: string) => {
  const friend = await signIn(site)
  const memberId = randomUUID()
  await ask(site, maker, 'POST', `/films/${filmId}/team`, { id: memberId, email: friend.email, role: '撮影' })
  const token = /\/invitations\/([\w-]+)/.exec((await site.outbox(friend.email)).at(-1)?.text ?? '')?.[1]
  assert.equal((await ask(site, friend, 'PUT', `/invitations/${token}/acceptance`)).status, 200)
  return { ...friend, memberId }
}
