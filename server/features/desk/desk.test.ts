import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { entryStandings } from '#contract/plain/entry.ts'
import { changeEdition } from '#features/edition/edition.ts'
import { aFilm, makeWatchable, post, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { consentOf } from '#test/guardian.ts'
import { harness, type Site } from '#test/harness.ts'
import { plantScreening } from '#test/screening.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'
import { aVisit } from '#test/visit.ts'

const fifteen = '2010-06-01'

test('every figure of the overview leads to exactly its rows', async () => {
  await using site = await harness({ now: '2026-05-20T00:00:00Z' })
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const read = async () => (await ask(site, organiser, 'GET', `/editions/${edition.id}/overview`)).json
  assert.deepEqual(await read(), {
    people: 0,
    teams: 0,
    attention: [],
    fairness: null,
    setAside: { exposures: 0, entries: [] },
  })

  const enter = async (maker: SignedInPerson) => {
    const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
    await makeWatchable(site, filmId)
    const [{ id }] = (await post(site, maker, filmId)).json.entries
    await site.work()
    return { filmId, entryId: id as string }
  }
  const adult = await signIn(site)
  const minor = await signIn(site, { birthDate: fifteen })
  const [plain, held, removed, withdrawn, disqualified, refused, deleted] = [
    await enter(adult),
    await enter(adult),
    await enter(adult),
    await enter(adult),
    await enter(adult),
    await enter(adult),
    await enter(adult),
  ]
  const young = await enter(minor)
  site.clock.advance(8 * 86_400_000)
  await rule(site, organiser, held.filmId, 'hold')
  await rule(site, organiser, removed.filmId, 'remove')
  await ask(site, adult, 'PUT', `/entries/${withdrawn.entryId}/withdrawal`, { reason: '' })
  await ask(site, organiser, 'PUT', `/entries/${disqualified.entryId}/disqualification`, {
    reason: '別の作品',
  })
  await site.platform.db
    .updateTable('preparation')
    .set({ state: 'refused', updatedAt: site.clock.now() })
    .where('filmId', '=', refused.filmId)
    .execute()
  for (const { entryId } of [plain, deleted])
    await ask(site, adult, 'POST', `/entries/${entryId}/thread/messages`, {
      id: randomUUID(),
      text: '質問があります。',
      files: [],
    })
  await ask(site, adult, 'DELETE', `/films/${deleted.filmId}`)
  await site.work()

  const { people, attention } = await read()
  assert.equal(people, 2)
  const at = site.clock.now().toISOString()
  assert.deepEqual(attention, [
    { kind: 'unplayable', count: 1, overdue: 0, oldestAt: at },
    { kind: 'unanswered', count: 1, overdue: 0, oldestAt: at },
    { kind: 'guardian', count: 1, overdue: 1, oldestAt: '2026-05-20T00:00:00.000Z' },
    { kind: 'held', count: 1, overdue: 0, oldestAt: at },
  ])
  const list = async (standing: string) =>
    (await ask(site, organiser, 'GET', `/editions/${edition.id}/entries?standing=${standing}`)).json
  const { counts } = await list('all')
  const rows = new Map<string, string[]>()
  for (const standing of entryStandings) {
    const { entries } = await list(standing)
    rows.set(standing, entries.map(({ id }: { id: string }) => id).sort())
    assert.equal(entries.length, counts[standing], standing)
  }
  for (const { kind, count } of attention) assert.equal(rows.get(kind)?.length, count, kind)
  const those = (...entered: { entryId: string }[]) => entered.map(({ entryId }) => entryId).sort()
  assert.deepEqual(Object.fromEntries([...rows].filter(([, ids]) => ids.length > 0)), {
    all: those(plain, held, removed, withdrawn, disqualified, refused, young),
    received: those(young),
    eligible: those(plain),
    ineligible: those(refused),
    held: those(held),
    removed: those(removed),
    withdrawn: those(withdrawn),
    disqualified: those(disqualified),
    unplayable: those(refused),
    guardian: those(young),
    unanswered: those(plain),
  })
})

test('a guardian is waited for until one consents to this edition, in the text that stands', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const minor = await signIn(site, { birthDate: fifteen })
  const filmId = await aFilm(site, minor.id, { post: tagOf(edition) })
  await makeWatchable(site, filmId)
  await post(site, minor, filmId)
  const waiting = async () => {
    await site.work()
    const { attention } = (await ask(site, organiser, 'GET', `/editions/${edition.id}/overview`)).json
    return attention.map(({ kind, count }: { kind: string; count: number }) => [kind, count])
  }
  assert.deepEqual(await waiting(), [['guardian', 1]])
  await consentOf(site, minor, null)
  assert.deepEqual(await waiting(), [['guardian', 1]], 'a consent for the own page is none for the edition')
  await consentOf(site, minor, edition.id)
  assert.deepEqual(await waiting(), [])
  await changeEdition(site.platform, organiser.id, edition.id, { rightsText: { ja: '新しい', en: 'New' } })
  assert.deepEqual(await waiting(), [['guardian', 1]], 'the text has changed since')
  await changeEdition(site.platform, organiser.id, edition.id, {
    rules: { ...edition.rules, guardianUnder: 15 },
  })
  assert.deepEqual(await waiting(), [], 'the edition asks for none at fifteen')
})

test('what moved no count is told to the organiser, with the entries that it would have moved', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const { editionId, filmIds } = await plantScreening(site.platform, { films: 7 })
  const shown = [2, 0, 1, 1, 1, 3, 1]
  for (const [at, filmId] of filmIds.entries())
    for (let nth = 0; nth < (shown[at] ?? 0); nth++) await aVisit(site).show(editionId, filmId)
  const counted = aVisit(site)
  const [filmId = ''] = await counted.feed()
  site.clock.advance(2000)
  await counted.show(editionId, filmId)
  const { setAside } = (await ask(site, organiser, 'GET', `/editions/${editionId}/overview`)).json
  assert.equal(setAside.exposures, 9)
  assert.deepEqual(
    setAside.entries.map(({ exposures }: { exposures: number }) => exposures),
    [3, 2, 1, 1, 1],
  )
  const { rows } = await site.platform.pool.query('select id from entry where film_id = $1', [filmIds[5]])
  assert.equal(setAside.entries[0].entryId, rows[0].id)
  assert.equal(setAside.entries[0].title.original, '作品6')
})

test('how evenly films are shown is said of those that run', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const maker = await signIn(site)
  const filmIds: string[] = []
  for (const shown of [4, 2, 9, 0]) {
    const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
    await makeWatchable(site, filmId)
    await post(site, maker, filmId)
    filmIds.push(filmId)
    await site.platform.db
      .insertInto('exposureCount')
      .values({ editionId: edition.id, filmId, confirmed: shown, changedAt: site.clock.now() })
      .execute()
  }
  await site.work()
  const read = async () =>
    (await ask(site, organiser, 'GET', `/editions/${edition.id}/overview`)).json.fairness
  assert.equal((await read()).films, 4)
  await rule(site, organiser, filmIds[2] ?? '', 'remove')
  assert.deepEqual(await read(), {
    films: 3,
    least: 0,
    median: 2,
    most: 4,
    gini: (0 * -2 + 2 * 0 + 4 * 2) / (3 * 6),
    bars: [0, 1, 2, 3, 4].map((from) => ({ from, films: from % 2 === 0 ? 1 : 0 })),
  })
})

test('the overview answers every role as the table says', async () => {
  await using site = await harness()
  const maker = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, maker.id)
  const elsewhere = await anEdition(site, maker.id)
  const statusOf = async (who: SignedInPerson | null) =>
    (await site.app.inject({ url: `/api/editions/${edition.id}/overview`, headers: who?.headers ?? {} }))
      .statusCode
  assert.equal(await statusOf(null), 401)
  assert.equal(await statusOf(await signIn(site)), 403)
  for (const [role, expected] of [
    ['organiser', 200],
    ['moderator', 200],
    ['producer', 200],
    ['juror', 403],
    ['press', 403],
  ] as const) {
    const here = await signIn(site, { roles: [{ role, editionId: edition.id }] })
    assert.equal(await statusOf(here), expected, role)
    const there = await signIn(site, { roles: [{ role, editionId: elsewhere.id }] })
    assert.equal(await statusOf(there), 403, `${role} of another edition`)
  }
  const served = site.app.servedRoutes.filter(({ feature }) => feature === 'desk')
  assert.equal(served.length, 6, 'this, and those of measures and of the log, which have tests of their own')
})

const rule = async (site: Site, who: SignedInPerson, subjectId: string, act: 'hold' | 'remove') => {
  const ruling = {
    id: randomUUID(),
    subjectKind: 'film',
    subjectId,
    act,
    reasonCode: 'rights',
    reason: '確認中',
  }
  assert.equal((await ask(site, who, 'POST', '/rulings', ruling)).status, 200)
}
