import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { anEdition } from '#test/an-edition.ts'
import { harness, type Site } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'

test('the overview counts what waits, who takes part and how evenly films are shown', async () => {
  await using site = await harness({ now: '2026-05-20T00:00:00Z' })
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const adult = await signIn(site)
  const minor = await signIn(site, { birthDate: '2010-05-21' })
  const nearly = await signIn(site, { birthDate: '2008-05-20' })
  const read = async () =>
    (
      await site.app.inject({ url: `/api/editions/${edition.id}/overview`, headers: organiser.headers })
    ).json()
  assert.deepEqual(await read(), { people: 0, teams: 0, attention: [], fairness: null })

  const first = await entered(site, edition.id, adult.id, '2026-05-02T00:00:00Z', 4)
  await entered(site, edition.id, adult.id, '2026-05-03T00:00:00Z', 2)
  await entered(site, edition.id, minor.id, '2026-05-10T00:00:00Z', null)
  await entered(site, edition.id, minor.id, '2026-05-19T00:00:00Z', null)
  await entered(site, edition.id, nearly.id, '2026-05-19T00:00:00Z', null)
  const withdrawn = await entered(site, edition.id, minor.id, '2026-05-01T00:00:00Z', 9)
  await site.platform.db
    .insertInto('withdrawal')
    .values({ entryId: withdrawn.entryId, withdrawnBy: minor.id, withdrawnAt: site.clock.now() })
    .execute()
  await site.platform.db
    .insertInto('preparation')
    .values({
      filmId: first.filmId,
      state: 'failed',
      queuedAt: site.clock.now(),
      updatedAt: '2026-05-18T00:00:00Z',
    })
    .execute()
  assert.deepEqual(await read(), {
    people: 3,
    teams: 0,
    attention: [
      { kind: 'unplayable', count: 1, overdue: 0, oldestAt: '2026-05-18T00:00:00.000Z' },
      { kind: 'guardian', count: 1, overdue: 1, oldestAt: '2026-05-10T00:00:00.000Z' },
    ],
    fairness: {
      films: 5,
      least: 0,
      median: 0,
      most: 4,
      gini: (0 + 0 + 0 + 2 * 2 + 4 * 4) / (5 * 6),
      bars: [
        { from: 0, films: 3 },
        { from: 1, films: 0 },
        { from: 2, films: 1 },
        { from: 3, films: 0 },
        { from: 4, films: 1 },
      ],
    },
  })

  await site.app.inject({
    method: 'POST',
    url: '/api/rulings',
    headers: organiser.headers,
    payload: {
      id: randomUUID(),
      subjectKind: 'film',
      subjectId: first.filmId,
      act: 'hold',
      reasonCode: 'rights',
      reason: '確認中',
    },
  })
  assert.deepEqual((await read()).attention.at(-1), {
    kind: 'held',
    count: 1,
    overdue: 0,
    oldestAt: '2026-05-20T00:00:00.000Z',
  })
})

const entered = async (
  site: Site,
  editionId: string,
  personId: string,
  receivedAt: string,
  shown: number | null,
) => {
  const { db } = site.platform
  const [filmId, entryId] = [randomUUID(), randomUUID()]
  await db.insertInto('film').values({ id: filmId, personId }).execute()
  await db.insertInto('publication').values({ filmId, publishedAt: receivedAt }).execute()
  await db
    .insertInto('entry')
    .values({ id: entryId, editionId, filmId, personId, receivedAt, stage: 'eligible' })
    .execute()
  if (shown !== null)
    await db
      .insertInto('exposureCount')
      .values({ editionId, filmId, confirmed: shown, changedAt: receivedAt })
      .execute()
  return { filmId, entryId }
}
