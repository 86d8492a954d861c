import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { MeasureAct } from '#contract/measure.ts'
import { moderatorsActs } from '#contract/plain/desk.ts'
import { ask, toldKinds } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { aDesk, measured, rehearsed, undone } from '#test/measures.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'

/** Where an entry stands, as the desk's list says it. */
const stands = async (site: Site, who: SignedInPerson, editionId: string) => {
  const { entries } = (await ask(site, who, 'GET', `/editions/${editionId}/entries`)).json
  return new Map<string, { stage: string; ruling: string | null; disqualifiedAt: string | null }>(
    entries.map((row: { id: string }) => [row.id, row]),
  )
}

test('a batch does to each film what was said it would, and says of the others why not', async () => {
  await using site = await harness()
  const { organiser, maker, edition, enter } = await aDesk(site)
  const [one, two, gone] = [await enter('一'), await enter('二'), await enter('三')]
  await ask(site, maker, 'PUT', `/entries/${gone.entryId}/withdrawal`, { reason: '' })
  await measured(site, organiser, edition, 'hold', [two])
  const all = [one, two, gone]
  const said = await rehearsed(site, organiser, edition, 'shortlist', all)
  assert.deepEqual(
    said.map(({ title, will }) => [title.original, will]),
    [
      ['一', true],
      ['二', false],
      ['三', false],
    ],
  )
  assert.match(said[1]?.why ?? '', /公開中の作品だけ/)
  assert.deepEqual(
    await toldKinds(site, one.entryId),
    ['entry.received', 'entry.eligible'],
    'nothing was done',
  )
  const { json } = await measured(site, organiser, edition, 'shortlist', all)
  assert.deepEqual(
    json.entries.map(({ done }: { done: boolean }) => done),
    [true, false, false],
  )
  const now = await stands(site, organiser, edition.id)
  assert.deepEqual(
    all.map(({ entryId }) => now.get(entryId)?.stage),
    ['shortlisted', 'eligible', 'eligible'],
  )
})

test('every act is taken back as it was done: the ruling, the reason and the stage of before stand again', async () => {
  await using site = await harness()
  const { organiser, edition, enter } = await aDesk(site)
  const entry = await enter()
  const id = entry.entryId
  const how = async () => {
    const row = (await stands(site, organiser, edition.id)).get(id)
    return [row?.stage, row?.ruling, row?.disqualifiedAt ? 'out' : 'in'].join(' ')
  }
  const steps: [MeasureAct, string][] = [
    ['hold', 'eligible hold in'],
    ['remove', 'eligible remove in'],
    ['release', 'eligible  in'],
    ['shortlist', 'shortlisted  in'],
    ['finalist', 'finalist  in'],
    ['unlist', 'eligible  in'],
    ['disqualify', 'eligible  out'],
    ['reinstate', 'eligible  in'],
  ]
  for (const [act, after] of steps) {
    const before = await how()
    const made = (await measured(site, organiser, edition, act, [entry])).json
    assert.equal(await how(), after, act)
    const back = await undone(site, organiser, edition, made.id)
    assert.deepEqual(back.json.entries, [{ entryId: id, done: true, why: null }], act)
    assert.equal(await how(), before, `${act} taken back`)
    assert.equal((await undone(site, organiser, edition, made.id)).json.code, 'measure_undone')
    await measured(site, organiser, edition, act, [entry])
    assert.equal(await how(), after, `${act} again`)
    site.clock.advance(1000)
  }
})

test('what somebody else has changed since is not taken back, and they are named', async () => {
  await using site = await harness()
  const { organiser, second, edition, enter } = await aDesk(site)
  const [one, two] = [await enter(), await enter()]
  const held = (await measured(site, organiser, edition, 'hold', [one, two])).json
  site.clock.advance(1000)
  await measured(site, second, edition, 'remove', [one])
  const back = (await undone(site, organiser, edition, held.id)).json.entries
  const of = ({ entryId }: { entryId: string }) =>
    back.find((outcome: { entryId: string }) => outcome.entryId === entryId)
  assert.deepEqual([of(one).done, of(two).done], [false, true])
  assert.match(of(one).why, /真壁 航さんが先に変更しました/)
  const now = await stands(site, organiser, edition.id)
  assert.deepEqual([now.get(one.entryId)?.ruling, now.get(two.entryId)?.ruling], ['remove', null])
})

test('of two organisers on one film the slower is told, and does not undo the other’s work unseen', async () => {
  await using site = await harness()
  const { organiser, second, edition, enter } = await aDesk(site)
  const entry = await enter()
  const [seen] = await rehearsed(site, organiser, edition, 'hold', [entry])
  await measured(site, second, edition, 'hold', [entry])
  site.clock.advance(1000)
  await measured(site, second, edition, 'release', [entry])
  const late = await measured(site, organiser, edition, 'hold', [{ ...entry, seen: seen?.seen ?? null }])
  assert.equal(late.json.entries[0].done, false)
  assert.match(late.json.entries[0].why, /真壁 航さんが先に/)
  // sent at the same moment, one of them is told too
  const [fresh] = await rehearsed(site, organiser, edition, 'hold', [entry])
  const at = { ...entry, seen: fresh?.seen ?? null }
  const both = await Promise.all([
    measured(site, organiser, edition, 'hold', [at]),
    measured(site, second, edition, 'hold', [at]),
  ])
  assert.deepEqual(both.map(({ json }) => json.entries[0].done).sort(), [false, true])
})

test('a measure sent twice is taken once, and nobody takes another’s', async () => {
  await using site = await harness()
  const { organiser, second, edition, enter } = await aDesk(site)
  const entry = await enter()
  const id = randomUUID()
  const first = await measured(site, organiser, edition, 'hold', [entry], { id })
  const again = await measured(site, organiser, edition, 'hold', [entry], { id })
  assert.deepEqual([again.status, again.json], [200, first.json])
  const { rulings } = (await ask(site, organiser, 'GET', `/rulings/film/${entry.filmId}`)).json
  assert.equal(rulings.length, 1)
  const stolen = await measured(site, second, edition, 'hold', [entry], { id })
  assert.equal(stolen.json.code, 'already_exists')
})

test('words are wanted where something is taken from a maker, and judged before anything is done', async () => {
  await using site = await harness()
  const { organiser, edition, enter } = await aDesk(site)
  const entry = await enter()
  const code = async (act: MeasureAct, more: object) => {
    const { json } = await measured(site, organiser, edition, act, [entry], more)
    return [json.code, json.field]
  }
  assert.deepEqual(await code('hold', { reason: ' ' }), ['ruling_reason_needed', 'reason'])
  assert.deepEqual(await code('hold', { reasonCode: null }), ['ruling_reason_mismatch', 'reasonCode'])
  assert.deepEqual(await code('disqualify', { reason: '' }), ['entry_reason_needed', 'reason'])
  assert.deepEqual(await code('remove', { reason: '長'.repeat(5000) }), ['text_too_long', 'reason'])
  const { rulings } = (await ask(site, organiser, 'GET', `/rulings/film/${entry.filmId}`)).json
  assert.deepEqual(rulings, [])
  await measured(site, organiser, edition, 'hold', [entry])
  const released = await measured(site, organiser, edition, 'release', [entry])
  assert.deepEqual(released.json.entries, [{ entryId: entry.entryId, done: true, why: null }])
})

test('measures are for those who may do each act, in their own edition', async () => {
  await using site = await harness()
  const { organiser, moderator, edition, enter } = await aDesk(site)
  const other = await aDesk(site)
  const entry = await enter()
  const holder = (role: 'juror' | 'producer' | 'press') =>
    signIn(site, { roles: [{ role, editionId: edition.id }] })
  const all = [
    'hold',
    'release',
    'remove',
    'release',
    'disqualify',
    'reinstate',
    'shortlist',
    'finalist',
    'unlist',
  ]
  for (const who of [
    null,
    await signIn(site),
    await holder('juror'),
    await holder('producer'),
    await holder('press'),
    other.second,
  ]) {
    const refusal = who ? 403 : 401
    assert.equal((await measured(site, who, edition, 'hold', [entry], {})).status, refusal)
    const asked = { act: 'hold', entryIds: [entry.entryId] }
    assert.equal(
      (await ask(site, who, 'POST', `/editions/${edition.id}/measure-rehearsals`, asked)).status,
      refusal,
    )
    assert.equal((await undone(site, who, edition, randomUUID())).status, refusal)
  }
  for (const act of all as MeasureAct[]) {
    const may = (moderatorsActs as readonly string[]).includes(act)
    const made = await measured(site, moderator, edition, act, [entry])
    assert.equal(made.status, may ? 200 : 403, act)
    const own = may ? made : await measured(site, organiser, edition, act, [entry])
    assert.equal(own.json.entries[0].done, true, act)
    const back = await undone(site, moderator, edition, own.json.id)
    assert.equal(back.status, may ? 200 : 403, `${act} taken back`)
    if (may) await measured(site, moderator, edition, act, [entry])
  }
  assert.equal((await undone(site, organiser, edition, randomUUID())).status, 404)
  const elsewhere = await ask(
    site,
    other.second,
    'POST',
    `/editions/${other.edition.id}/measure-rehearsals`,
    {
      act: 'hold',
      entryIds: [entry.entryId],
    },
  )
  assert.equal(elsewhere.status, 404, 'an entry of another edition')
  const through = await measured(site, other.organiser, other.edition, 'hold', [{ ...entry, seen: null }])
  assert.equal(through.json.entries[0].done, false)
})
