import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { filmsInBox } from '#features/ballot/ballot.ts'
import { entriesOfEdition } from '#features/entry/entry.ts'
import { draftOf } from '#features/film/film.ts'
import { plantProgramme } from '../bench/programme.ts'
import { ask } from './ask.ts'
import { harness, type Site } from './harness.ts'
import { signIn } from './sign-in.ts'
import { plantVoting, watch } from './voting.ts'

test('what runs is what nothing bars, whatever has happened to a film and its entry', async () => {
  await using site = await harness()
  const cases = product({
    stage: ['received', 'eligible', 'shortlisted', 'finalist'],
    withdrawn: [false, true],
    disqualified: [false, true],
    act: [null, 'hold', 'remove', 'release'],
    published: [false, true],
    erased: [false, true],
  })
  const { editionId, filmIds, makerId } = await plantProgramme(site.platform, { films: cases.length })
  const { pool } = site.platform
  const at = site.clock.now()
  const those = (fits: (one: (typeof cases)[number]) => boolean) =>
    cases.flatMap((one, i) => (fits(one) ? [filmIds[i] ?? ''] : []))
  for (const stage of ['received', 'eligible', 'shortlisted', 'finalist'])
    await pool.query('update entry set stage = $2 where film_id = any($1)', [
      those((one) => one.stage === stage),
      stage,
    ])
  await pool.query(
    'insert into withdrawal (entry_id, withdrawn_by, withdrawn_at) select id, $2, $3 from entry where film_id = any($1)',
    [those((one) => one.withdrawn), makerId, at],
  )
  await pool.query(
    `insert into disqualification (entry_id, disqualified_by, reason, disqualified_at)
     select id, $2, '', $3 from entry where film_id = any($1)`,
    [those((one) => one.disqualified), makerId, at],
  )
  for (const act of ['hold', 'remove', 'release'])
    for (const filmId of those((one) => one.act === act)) await plantRuling(site, filmId, act, makerId)
  await pool.query('delete from publication where film_id = any($1)', [those((one) => !one.published)])
  await pool.query('update film set erased_at = $2 where id = any($1)', [those((one) => one.erased), at])
  const rows = await site.platform.db
    .selectFrom('entryStanding')
    .selectAll()
    .where('editionId', '=', editionId)
    .execute()
  for (const [i, one] of cases.entries()) {
    const row = rows.find(({ filmId }) => filmId === filmIds[i])
    const ruledOut = one.act === 'hold' || one.act === 'remove'
    const bar =
      one.withdrawn || one.erased
        ? 'withdrawn'
        : one.disqualified
          ? 'disqualified'
          : ruledOut
            ? 'removed'
            : one.stage === 'received'
              ? 'ineligible'
              : one.published
                ? null
                : 'withdrawn'
    assert.deepEqual(
      { bar: row?.bar, running: row?.running, competes: row?.competes, inSight: row?.inSight },
      {
        bar,
        running: bar === null,
        competes: !one.withdrawn && !one.disqualified && !one.erased,
        inSight: one.published && !one.erased && !ruledOut,
      },
      JSON.stringify(one),
    )
  }
})

test('two rulings within one millisecond have one answer everywhere', async () => {
  await using site = await harness()
  const { editionId, slug, filmIds, makerId } = await plantVoting(site.platform, { films: 3 })
  const [held = '', released = '', untouched = ''] = filmIds
  const voter = await signIn(site)
  await watch(site.platform, voter.id, ...filmIds)
  const [low, high] = ['00000000-0000-4000-8000-00000000000', 'ffffffff-ffff-4fff-bfff-fffffffffff']
  // the ids go the other way round: the order of receipt decides, not what a client has made up
  await plantRuling(site, released, 'hold', makerId, `${high}1`)
  await plantRuling(site, released, 'release', makerId, `${low}1`)
  await plantRuling(site, held, 'release', makerId, `${high}2`)
  await plantRuling(site, held, 'remove', makerId, `${low}2`)
  const organiser = await signIn(site, { roles: ['organiser'] })
  const { platform } = site
  const inSight = [released, untouched].sort()

  const get = async (path: string) => (await ask(site, organiser, 'GET', path)).json
  const ids = (films: { id?: string; filmId?: string; film?: { id: string } }[]) =>
    films.map(({ id, filmId, film }) => film?.id ?? filmId ?? id).sort()
  assert.deepEqual(ids((await get('/feed?limit=9')).films), inSight, 'the feed')
  const atom = (await site.app.inject({ url: `/e/${slug}/feed.atom` })).body
  assert.deepEqual(
    [...atom.matchAll(/urn:uuid:([\w-]+)<\/id>\n<title/g)]
      .map(([, id]) => id)
      .slice(1)
      .sort(),
    inSight,
    'Atom',
  )
  for (const filmId of filmIds) {
    const stands = inSight.includes(filmId)
    assert.equal((await ask(site, null, 'GET', `/films/${filmId}`)).status, stands ? 200 : 404, 'the film')
    assert.equal((await ask(site, null, 'GET', `/films/${filmId}/page`)).status, stands ? 200 : 404)
    const { status } = await ask(site, voter, 'PUT', `/films/${filmId}/ballots/${randomUUID()}`, { mark: 5 })
    assert.equal(status, stands ? 200 : 409, 'the ballot box')
    const { status: watched } = await ask(site, voter, 'PUT', `/viewings/${randomUUID()}`, { filmId })
    assert.equal(watched, stands ? 200 : 404, 'a viewing')
    const draft = await draftOf(platform, makerId, filmId, 'ja')
    assert.equal(draft.ruling?.act ?? null, stands ? null : 'remove', 'what the maker reads')
  }
  assert.deepEqual(
    ids((await filmsInBox(platform.db, editionId, site.clock.now())).filter(({ barred }) => !barred)),
    inSight,
    'the count',
  )
  assert.deepEqual(ids((await get(`/editions/${editionId}/results`)).films), inSight, 'the awards')
  assert.deepEqual(
    (await get(`/editions/${editionId}/rulings`)).rulings.map((one: { subjectId: string }) => one.subjectId),
    [held],
    'the rulings that stand',
  )
  const { counts, entries } = await entriesOfEdition(
    platform,
    organiser.id,
    editionId,
    { standing: 'removed' },
    'ja',
  )
  assert.deepEqual([counts.held, counts.removed, ids(entries)], [0, 1, [held]], 'the console’s list')
  await platform.pool.query(
    `insert into exposure_count (edition_id, film_id, confirmed, changed_at) select $1, unnest($2::uuid[]), 3, $3`,
    [editionId, filmIds, site.clock.now()],
  )
  const { fairness, attention } = await get(`/editions/${editionId}/overview`)
  assert.deepEqual([fairness.films, attention], [2, []], 'the console’s figures')
})

const plantRuling = (site: Site, filmId: string, act: string, ruledBy: string, id: string = randomUUID()) =>
  site.platform.pool.query(
    `insert into ruling (id, subject_kind, subject_id, act, reason_code, reason, ruled_by, ruled_at)
     values ($1, 'film', $2, $3, 'rights', 'x', $4, $5)`,
    [id, filmId, act, ruledBy, site.clock.now()],
  )

/** Every combination of the given values. */
const product = <T extends Record<string, readonly unknown[]>>(values: T) =>
  Object.entries(values).reduce<Record<string, unknown>[]>(
    (all, [name, each]) => all.flatMap((one) => each.map((value) => ({ ...one, [name]: value }))),
    [{}],
  ) as { [K in keyof T]: T[K][number] }[]
