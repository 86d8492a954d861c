import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Edition } from '#contract/edition.ts'
import { changeEdition } from '#features/edition/edition.ts'
import { filmJobs } from '#features/film/film.jobs.ts'
import { judgeAll } from '#features/film/publication.ts'
import type { JobContext } from '#platform/jobs/job.ts'
import { aFilm, makeWatchable, post, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask, toldKinds } from '#test/ask.ts'
import { consentOf, takeConsentBack } from '#test/guardian.ts'
import { harness, type Site } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'

/** A minor's watchable film with an organiser beside, and editions that ask for guardians up to these ages. */
const aMinorsFilm = async (site: Site, asking: (number | null)[], birthDate = '2010-06-01') => {
  const organiser = await signIn(site, { roles: ['organiser'] })
  const editions: Edition[] = []
  for (const guardianUnder of asking) {
    const edition = await anEdition(site, organiser.id)
    const rules = { ...edition.rules, guardianUnder }
    editions.push(await changeEdition(site.platform, organiser.id, edition.id, { rules }))
  }
  const minor = await signIn(site, { birthDate })
  const filmId = await aFilm(site, minor.id)
  await makeWatchable(site, filmId)
  const draft = async () => (await ask(site, minor, 'GET', `/films/${filmId}/draft`)).json
  return {
    organiser,
    editions,
    minor,
    filmId,
    enter: async (...named: Edition[]) => {
      await ask(site, minor, 'PATCH', `/films/${filmId}`, { post: named.map(tagOf).join(' ') })
      const { entries } = (await post(site, minor, filmId)).json
      await site.work()
      return entries as { id: string }[]
    },
    /** Whether strangers see it, and what its maker is told that it waits for. */
    seen: async () => {
      await site.work()
      const { status } = await ask(site, null, 'GET', `/films/${filmId}`)
      return [status, (await draft()).waitingFor]
    },
  }
}

test('a minor’s film that stays public after its edition is on the own page, for which the house asks a guardian', async () => {
  await using site = await harness()
  const { editions, minor, filmId, enter, seen } = await aMinorsFilm(site, [null])
  const [edition] = editions as [Edition]
  const [entry] = (await enter(edition)) as [{ id: string }]
  assert.deepEqual(await seen(), [200, []])
  const open = async () => {
    const grants = site.platform.db.selectFrom('mediaGrant').select('token').where('filmId', '=', filmId)
    return (await grants.where('purpose', '=', 'publication').where('revokedAt', 'is', null).execute()).length
  }
  assert.equal(await open(), 1)
  await ask(site, minor, 'PUT', `/entries/${entry.id}/withdrawal`, { reason: '', stays: true })
  const { status } = await ask(site, null, 'GET', `/films/${filmId}`)
  assert.equal(status, 404, 'at once, not after an event')
  assert.deepEqual(await seen(), [404, ['guardian']])
  assert.equal(await open(), 0, 'its addresses have ended')
  assert.equal((await toldKinds(site, filmId)).at(-1), 'film.unpublished')
  await ask(site, minor, 'DELETE', `/entries/${entry.id}/withdrawal`)
  assert.deepEqual(await seen(), [200, []], 'back in the edition')
  await ask(site, minor, 'PUT', `/entries/${entry.id}/withdrawal`, { reason: '' })
  await consentOf(site, minor, null)
  assert.deepEqual(await seen(), [200, []], 'the guardian agrees to the own page')
})

test('a minor’s film follows what organisers do to its entry and ask by their rules', async () => {
  await using site = await harness()
  const { organiser, editions, minor, enter, seen } = await aMinorsFilm(site, [null])
  const [edition] = editions as [Edition]
  const [entry] = (await enter(edition)) as [{ id: string }]
  const disqualification = `/entries/${entry.id}/disqualification`
  await ask(site, organiser, 'PUT', disqualification, { reason: '規定による' })
  assert.deepEqual(await seen(), [404, ['place']])
  await ask(site, organiser, 'DELETE', disqualification)
  assert.deepEqual(await seen(), [200, []])
  const rule = (guardianUnder: number | null) =>
    changeEdition(site.platform, organiser.id, edition.id, { rules: { ...edition.rules, guardianUnder } })
  await rule(18)
  assert.deepEqual(await seen(), [404, ['guardian']])
  const token = (await consentOf(site, minor, edition.id)) ?? ''
  assert.deepEqual(await seen(), [200, []])
  await changeEdition(site.platform, organiser.id, edition.id, { rightsText: { ja: '新', en: 'New' } })
  assert.deepEqual(await seen(), [404, ['guardian']], 'nobody has agreed to this text')
  await rule(15)
  assert.deepEqual(await seen(), [200, []], 'no guardian is asked for at fifteen')
  await rule(18)
  await consentOf(site, minor, edition.id)
  assert.deepEqual(await seen(), [200, []])
  await takeConsentBack(site, token)
  assert.deepEqual(await seen(), [200, []], 'the younger consent stands')
})

test('each edition asks for itself, also one that a hashtag names later', async () => {
  await using site = await harness()
  const { editions, minor, filmId, enter, seen } = await aMinorsFilm(site, [18, 18, null])
  const [first, second, none] = editions as [Edition, Edition, Edition]
  await consentOf(site, minor, first.id)
  await enter(first)
  assert.deepEqual(await seen(), [200, []])
  const write = (...named: Edition[]) =>
    ask(site, minor, 'PATCH', `/films/${filmId}`, { post: named.map(tagOf).join(' ') })
  await write(first, none)
  assert.deepEqual(await seen(), [200, []])
  await write(first, none, second)
  assert.deepEqual(await seen(), [404, ['guardian']])
  await consentOf(site, minor, second.id)
  assert.deepEqual(await seen(), [200, []])
})

test('an edition that nobody sees lets no minor’s film be seen', async () => {
  await using site = await harness()
  const { editions, enter, seen } = await aMinorsFilm(site, [null])
  const [edition] = editions as [Edition]
  await enter(edition)
  assert.deepEqual(await seen(), [200, []])
  // no verb takes back an edition that has entries; whatever brings it about, the house asks again
  const draft = site.platform.db.updateTable('edition').set({ publishedAt: null })
  await draft.where('id', '=', edition.id).execute()
  await judgeAll(site.platform)
  assert.deepEqual(await seen(), [404, ['place']])
})

test('on the eighteenth birthday nobody waits for a guardian any more', async () => {
  await using site = await harness({ now: '2026-05-19T03:00:00Z' })
  const { organiser, editions, enter, seen } = await aMinorsFilm(site, [18], '2008-05-20')
  const [edition] = editions as [Edition]
  await enter(edition)
  const hourly = filmJobs.find(({ cron }) => cron === '0 * * * *')
  const hour = async (now: string) => {
    site.clock.set(now)
    await hourly?.run(site.platform, undefined as never, {} as JobContext)
    return await seen()
  }
  assert.deepEqual(await hour('2026-05-19T14:00:00Z'), [404, ['guardian']])
  assert.deepEqual(await hour('2026-05-19T15:00:00Z'), [200, []], 'the day begins in Tokyo')
  const { counts } = (await ask(site, organiser, 'GET', `/editions/${edition.id}/entries`)).json
  assert.deepEqual([counts.guardian, counts.eligible], [0, 1])
})

test('who stands by no terms is told so, and nobody’s guardian is waited for', async () => {
  await using site = await harness()
  const { organiser, editions, minor, enter, seen } = await aMinorsFilm(site, [18], '1990-04-30')
  const [edition] = editions as [Edition]
  await enter(edition)
  assert.deepEqual(await seen(), [200, []])
  await ask(site, minor, 'DELETE', '/me/consents/terms')
  assert.deepEqual(await seen(), [404, ['terms']])
  const { counts } = (await ask(site, organiser, 'GET', `/editions/${edition.id}/entries`)).json
  assert.equal(counts.guardian, 0)
})
