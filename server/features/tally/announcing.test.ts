import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { PublicResult, ResultDesk } from '#contract/tally.ts'
import { changeCalendar, editionById } from '#features/edition/edition.ts'
import { ask } from '#test/ask.ts'
import { harness } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'
import { aJuryAward, plantVoting, vote, watch } from '#test/voting.ts'

/** An edition whose voting is over: film a has votes, b fewer, c none. `ceremony`: days after the close. */
const voted = async ({ votes = true, ceremony = 0 }: { votes?: boolean; ceremony?: number } = {}) => {
  const site = await harness()
  const maker = await signIn(site)
  const planted = await plantVoting(site.platform, { makerId: maker.id })
  const { editionId, awardId, closesAt, slug } = planted
  const [a = '', b = ''] = planted.filmIds.toSorted()
  const organiser = await signIn(site, { roles: ['organiser'] })
  if (votes) {
    const u = await signIn(site)
    await watch(site.platform, u.id, a, b)
    await vote(site, u, a, 5)
    await vote(site, u, b, 3)
  }
  if (ceremony) {
    const edition = (await editionById(site.platform.db, editionId)) ?? assert.fail()
    const startsAt = new Date(closesAt.getTime() + ceremony * 86_400_000)
    await changeCalendar(site.platform, organiser.id, editionId, {
      phases: [
        ...edition.calendar,
        {
          kind: 'ceremony',
          startsAt: startsAt.toISOString(),
          endsAt: new Date(startsAt.getTime() + 7_200_000).toISOString(),
        },
      ],
      decisionAt: null,
      reason: '会場',
    })
  }
  site.clock.set(closesAt)
  const put = (path: string, body: object = {}) => ask(site, organiser, 'PUT', path, body)
  const count = async () =>
    (await put(`/editions/${editionId}/results/${randomUUID()}`, { awardId })).json as {
      id: string
      code?: string
    }
  return {
    site,
    maker,
    organiser,
    editionId,
    awardId,
    slug,
    a,
    b,
    put,
    count,
    desk: async () =>
      (await ask(site, organiser, 'GET', `/editions/${editionId}/results`)).json as ResultDesk,
    seen: async () => (await ask(site, null, 'GET', `/editions/${slug}/result`)).json as PublicResult,
    letters: async () => {
      await site.work()
      return (await site.outbox(maker.email)).map(({ subject, text }) => `${subject}\n${text}`)
    },
  }
}

const hour = 3_600_000

test('makers of awarded films are told first, and everyone at the time that was said', async () => {
  const { site, put, count, seen, letters, desk } = await voted()
  await using _ = site
  const result = await count()
  const before = (await letters()).length
  const { json } = await put(`/results/${result.id}/publication`, { makersFirstMinutes: 30 })
  assert.equal(json.publishedAt, null)
  const told = (await letters()).slice(before)
  assert.equal(told.length, 1, told.join('\n—\n'))
  assert.match(told[0] ?? '', /観客賞/)
  assert.match(told[0] ?? '', /発表は/)
  assert.deepEqual((await seen()).results, [], 'nobody else knows')
  assert.ok((await desk()).awards[0]?.announcement)

  site.clock.advance(29 * 60_000)
  await site.work()
  assert.deepEqual((await seen()).results, [])
  site.clock.advance(60_000)
  await site.work()
  const [shown] = (await seen()).results
  assert.equal(shown?.id, result.id)
  assert.equal(shown?.publishedAt, site.clock.now().toISOString())
  const [award] = (await desk()).awards
  assert.equal(award?.announcement, null)
  assert.ok(award?.publications[0]?.toldAt)
})

test('an outcome that was announced can be stopped, whoever was told hears it, and nothing becomes public', async () => {
  const { site, put, count, seen, letters, awardId, organiser } = await voted()
  await using _ = site
  const result = await count()
  await put(`/results/${result.id}/publication`, { makersFirstMinutes: 60 })
  await letters()
  assert.equal((await ask(site, organiser, 'DELETE', `/awards/${awardId}/announcement`)).status, 200)
  assert.match((await letters()).at(-1) ?? '', /延期/)
  site.clock.advance(2 * hour)
  await site.work()
  assert.deepEqual((await seen()).results, [])
  // and it may be announced anew
  assert.equal((await put(`/results/${result.id}/publication`, { makersFirstMinutes: 60 })).status, 200)
})

test('while makers have been told, nothing changes what they were told', async () => {
  const { site, put, count, awardId, editionId, organiser, a } = await voted()
  await using _ = site
  const jury = await aJuryAward(site.platform, organiser.id, editionId)
  const result = await count()
  await put(`/results/${result.id}/publication`, { makersFirstMinutes: 60 })
  assert.equal((await count()).code, 'tally_announced')
  assert.equal((await put(`/results/${result.id}/publication`)).json.code, 'tally_announced')
  const decide = (id: string) => put(`/awards/${id}/decisions/${randomUUID()}`, { place: 1, filmId: a })
  assert.equal((await decide(jury)).status, 200, 'another award is free')
  const announced = await put(`/awards/${jury}/publication`, { makersFirstMinutes: 5 })
  assert.ok(announced.json.publicAt)
  assert.equal((await decide(jury)).json.code, 'tally_announced')
  assert.equal((await put(`/awards/${jury}/publication`)).json.code, 'tally_announced')
  assert.notEqual(awardId, jury)
})

test('nothing is public before the ceremony unless that is said a second time', async () => {
  const { site, put, count, desk, seen, editionId, organiser, a } = await voted({ ceremony: 2 })
  await using _ = site
  const result = await count()
  const { promisedAt } = await desk()
  const early = await put(`/results/${result.id}/publication`, { makersFirstMinutes: 30 })
  assert.deepEqual(
    [early.status, early.json.code, early.json.details],
    [409, 'tally_before_promise', { promisedAt }],
  )
  const jury = await aJuryAward(site.platform, organiser.id, editionId)
  await put(`/awards/${jury}/decisions/${randomUUID()}`, { place: 1, filmId: a })
  assert.equal((await put(`/awards/${jury}/publication`)).json.code, 'tally_before_promise')
  assert.deepEqual((await seen()).results, [])
  // letters now, and public at the ceremony, breaks no promise
  assert.equal(
    (await put(`/results/${result.id}/publication`, { makersFirstMinutes: 2 * 24 * 60 })).status,
    200,
  )
  assert.equal((await put(`/awards/${jury}/publication`, { early: true })).status, 200)
})

test('a count without a vote is not published: the award is withheld, or given otherwise, in public', async () => {
  const { site, put, count, seen, awardId, a } = await voted({ votes: false })
  await using _ = site
  const result = await count()
  assert.equal((await put(`/results/${result.id}/publication`)).json.code, 'tally_nothing_counted')
  const note = { ja: '投票がありませんでした。', en: 'Nobody voted.' }
  const withheld = await put(`/awards/${awardId}/decisions/${randomUUID()}`, { place: 1, filmId: null, note })
  assert.equal(withheld.status, 200, JSON.stringify(withheld.json))
  assert.equal((await put(`/awards/${awardId}/publication`)).status, 200)
  const { decisions } = await seen()
  assert.deepEqual(
    decisions.map((one) => [one.award.id, one.film, one.note.ja]),
    [[awardId, null, note.ja]],
  )
  assert.notEqual(a, '')
})

test('counting again changes nothing that is public; what takes its place keeps the first date and says why', async () => {
  const { site, put, count, seen, desk, editionId } = await voted()
  await using _ = site
  const first = await count()
  await put(`/results/${first.id}/publication`)
  const firstAt = site.clock.now().toISOString()
  site.clock.advance(hour)
  const second = await count()
  assert.deepEqual(
    (await seen()).results.map(({ id }) => id),
    [first.id],
  )
  const [award] = (await desk()).awards
  assert.deepEqual([award?.published?.id, award?.result?.id], [first.id, second.id])
  assert.equal((await put(`/results/${second.id}/publication`)).json.code, 'tally_motion_needed')
  const motionId = randomUUID()
  await put(`/editions/${editionId}/motions/${motionId}`, { text: '数え直しました。' })
  assert.equal((await put(`/results/${second.id}/publication`, { motionId })).status, 200)
  const [shown] = (await seen()).results
  assert.equal(shown?.id, second.id)
  assert.deepEqual(shown?.publications, [
    { publishedAt: site.clock.now().toISOString(), reason: '数え直しました。' },
    { publishedAt: firstAt, reason: null },
  ])
})
