import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Check } from '#contract/entry.ts'
import { changeCalendar, changeEdition, usualRules } from '#features/edition/edition.ts'
import { decideOverdue } from '#features/entry/overdue.ts'
import { aFilm, makeWatchable, post, tagOf } from '#test/a-film.ts'
import { anEdition, type EditionOptions } from '#test/an-edition.ts'
import { ask, toldKinds } from '#test/ask.ts'
import { askForGuardian, consent } from '#test/guardian.ts'
import { harness, type Site } from '#test/harness.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'

const festival = async (site: Site, options: EditionOptions = {}) => {
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id, options)
  return { organiser, edition, maker: await signIn(site) }
}

test('a post with the edition’s hashtag is an entry; once measured it is eligible and public', async () => {
  await using site = await harness()
  const { edition, maker } = await festival(site)
  const filmId = await aFilm(site, maker.id, { post: `はじめての映画です。${tagOf(edition)} よろしく` })
  const posted = await post(site, maker, filmId)
  assert.equal(posted.status, 200)
  const [entry] = posted.json.entries
  assert.deepEqual(
    [entry.number, entry.stage, entry.eligibility.eligible, posted.json.film.waitingFor],
    [1, 'received', null, ['upload']],
  )

  await makeWatchable(site, filmId)
  const after = await ask(site, maker, 'GET', `/entries/${entry.id}`)
  assert.deepEqual([after.json.entry.stage, after.json.entry.eligibility.eligible], ['eligible', true])
  assert.notEqual(after.json.entry.film.publishedAt, null)
  assert.deepEqual(await toldKinds(site, entry.id), ['entry.received', 'entry.eligible'])
  assert.deepEqual(await toldKinds(site, filmId), [
    'film.begun',
    'film.rights_declared',
    'film.posted',
    'film.watchable',
    'film.published',
  ])
})

test('posting twice makes one entry with one number', async () => {
  await using site = await harness()
  const { edition, maker } = await festival(site)
  const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
  const [first, second] = await Promise.all([post(site, maker, filmId), post(site, maker, filmId)])
  assert.equal(first.json.entries[0].id, second.json.entries[0].id)
  assert.equal((await toldKinds(site, first.json.entries[0].id)).length, 1)
  const other = await aFilm(site, maker.id, { post: tagOf(edition) })
  assert.equal((await post(site, maker, other)).json.entries[0].number, 2)
})

const texts: [string, (tag: string) => string, number][] = [
  ['a missing hashtag', () => 'よろしく', 0],
  ['a wrong hashtag', () => '＃縦の昼', 0],
  ['the tag inside a longer one', (tag) => `${tag}です`, 0],
  ['the half-width mark', (tag) => `#${tag.slice(1)}`, 1],
  [
    'full-width digits',
    (tag) => tag.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    1,
  ],
  ['an emoji before it', (tag) => `🎬${tag}🎬`, 1],
]

test('a film without the hashtag is simply published on its maker’s page', async () => {
  await using site = await harness()
  const { edition, maker } = await festival(site)
  for (const [name, text, entries] of texts) {
    const filmId = await aFilm(site, maker.id, { title: name, post: text(tagOf(edition)) })
    assert.equal((await post(site, maker, filmId)).json.entries.length, entries, name)
    await makeWatchable(site, filmId)
  }
  const page = await site.app.inject({ url: `/api/people/${maker.id}/films` })
  assert.equal(page.json().films.length, texts.length)
})

test('one second decides: before submissions open, at the opening, before the close, at the close', async () => {
  await using site = await harness({ now: '2026-04-12T02:59:59Z' })
  const { edition, organiser } = await festival(site, {
    phases: {
      submissions: ['2026-04-12T03:00:00Z', '2026-05-31T14:59:59Z'],
      screening: ['2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z'],
    },
  })
  void organiser
  const at: [string, number][] = [
    ['2026-04-12T02:59:59Z', 0],
    ['2026-04-12T03:00:00Z', 1],
    ['2026-05-31T14:59:58Z', 1],
    ['2026-05-31T14:59:59Z', 0],
  ]
  for (const [instant, entries] of at) {
    site.clock.set(instant)
    const maker = await signIn(site)
    const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
    assert.equal((await post(site, maker, filmId)).json.entries.length, entries, instant)
  }
})

test('an upload begun before the deadline may finish and be posted within the grace, and not after it', async () => {
  await using site = await harness({ now: '2026-05-31T14:00:00Z' })
  const { edition } = await festival(site, {
    phases: {
      submissions: ['2026-04-12T03:00:00Z', '2026-05-31T15:00:00Z'],
      screening: ['2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z'],
    },
    change: { rules: { ...usualRules, uploadGraceMs: 3_600_000 } },
  })
  const maker = await signIn(site)
  const begin = async () => {
    const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
    const values = {
      id: randomUUID(),
      filmId,
      personId: maker.id,
      bytes: 412_000_000,
      begunAt: site.clock.now(),
    }
    await site.platform.db.insertInto('upload').values(values).execute()
    return filmId
  }
  const [inTime, tooLate, never] = [await begin(), await begin(), await begin()]
  const neverEntry = (await post(site, maker, never)).json.entries[0].id
  site.clock.set('2026-05-31T15:00:00Z')
  const begunLate = await begin()
  assert.equal((await post(site, maker, begunLate)).json.entries.length, 0)
  site.clock.set('2026-05-31T15:59:59Z')
  const { id, receivedAt } = (await post(site, maker, inTime)).json.entries[0]
  assert.equal(receivedAt, '2026-05-31T14:00:00.000Z')
  await makeWatchable(site, inTime)
  assert.equal((await entry(site, maker, id)).eligibility.eligible, true)
  site.clock.set('2026-05-31T16:00:00Z')
  assert.equal((await post(site, maker, tooLate)).json.entries.length, 0)
  await decideOverdue(site.platform)
  assert.deepEqual(await broken(site, maker, neverEntry), ['received'])
})

const unfit: [string, Parameters<typeof makeWatchable>[2], Partial<typeof usualRules>, Check['rule'][]][] = [
  ['too short', { durationMs: 14_000 }, {}, ['length']],
  ['too long', { durationMs: 601_000 }, {}, ['length']],
  ['lying down', { width: 1920, height: 1080 }, {}, ['shape']],
  [
    'with bars where they are refused',
    { bars: { top: 232, bottom: 232, left: 0, right: 0 } },
    { blackBars: 'refused' },
    ['bars'],
  ],
  [
    'with bars where they are warned of',
    { bars: { top: 232, bottom: 232, left: 0, right: 0 } },
    { blackBars: 'warned' },
    [],
  ],
  ['without wanted captions', {}, { captions: 'required' }, ['captions']],
  ['too large and too short', { bytes: 3_000_000_000, durationMs: 100 }, {}, ['length', 'size']],
]

for (const [name, measured, rules, expected] of unfit)
  test(`a film that is ${name} hears which rules it breaks`, async () => {
    await using site = await harness()
    const { edition, maker } = await festival(site, { change: { rules: { ...usualRules, ...rules } } })
    const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
    const [{ id }] = (await post(site, maker, filmId)).json.entries
    await makeWatchable(site, filmId, measured)
    assert.deepEqual(await broken(site, maker, id), expected)
    assert.equal(
      (await toldKinds(site, id)).at(-1),
      expected.length > 0 ? 'entry.ineligible' : 'entry.eligible',
    )
  })

test('a replacement and a changed rule are judged again', async () => {
  await using site = await harness()
  const { edition, maker, organiser } = await festival(site)
  const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
  const [{ id }] = (await post(site, maker, filmId)).json.entries
  await makeWatchable(site, filmId, { durationMs: 10_000 })
  await makeWatchable(site, filmId, { durationMs: 20_000 })
  const rules = { ...edition.rules, length: { fromMs: 30_000, toMs: 600_000 } }
  await changeEdition(site.platform, organiser.id, edition.id, { rules })
  await site.work()
  assert.deepEqual(await toldKinds(site, id), [
    'entry.received',
    'entry.ineligible',
    'entry.eligible',
    'entry.ineligible',
  ])
})

test('the second film of a maker with one place waits until the first is withdrawn', async () => {
  await using site = await harness()
  const { edition, maker } = await festival(site, {
    change: { rules: { ...usualRules, entriesPerPerson: 1 } },
  })
  const ids: string[] = []
  for (const title of ['一', '二']) {
    const filmId = await aFilm(site, maker.id, { title, post: tagOf(edition) })
    ids.push((await post(site, maker, filmId)).json.entries[0].id)
    await makeWatchable(site, filmId)
    site.clock.advance(1000)
  }
  const [first = '', second = ''] = ids
  assert.deepEqual(await broken(site, maker, second), ['entries'])
  const withdrawn = await ask(site, maker, 'PUT', `/entries/${first}/withdrawal`, { reason: '' })
  assert.equal(withdrawn.json.mayReturn, true)
  assert.deepEqual(await broken(site, maker, second), [])
  await ask(site, maker, 'DELETE', `/entries/${first}/withdrawal`)
  assert.deepEqual(await broken(site, maker, second), ['entries'])
})

test('a withdrawn entry stays withdrawn when its film is posted again, and is final after the ceremony', async () => {
  await using site = await harness()
  const { edition, maker } = await festival(site, {
    phases: {
      submissions: ['2026-01-01T00:00:00Z', '2026-12-01T00:00:00Z'],
      screening: ['2026-01-01T00:00:00Z', '2026-12-10T00:00:00Z'],
      ceremony: ['2026-12-20T00:00:00Z', '2026-12-21T00:00:00Z'],
    },
  })
  const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
  const [{ id }] = (await post(site, maker, filmId)).json.entries
  await ask(site, maker, 'PUT', `/entries/${id}/withdrawal`, { reason: '編集をやり直します\u202e' })
  const again = (await post(site, maker, filmId)).json.entries
  assert.deepEqual([again.length, again[0].withdrawal.reason], [1, '編集をやり直します'])
  await ask(site, maker, 'DELETE', `/entries/${id}/withdrawal`)
  site.clock.set('2026-12-20T00:00:00Z')
  const late = await ask(
    site,
    await signIn(site, { email: maker.email }),
    'PUT',
    `/entries/${id}/withdrawal`,
    { reason: '' },
  )
  assert.equal(late.json.code, 'entry_decided')
})

test('a new file is taken until the deadline and refused after it', async () => {
  await using site = await harness()
  const { edition, maker, organiser } = await festival(site)
  const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
  await post(site, maker, filmId)
  await makeWatchable(site, filmId)
  assert.equal((await begin(site, maker, filmId, 1000)).statusCode, 201)
  const big = await begin(site, maker, filmId, edition.rules.maxBytes + 1)
  assert.deepEqual([big.statusCode, big.json().code], [413, 'upload_too_large'])
  await changeCalendar(site.platform, organiser.id, edition.id, {
    phases: edition.calendar.map((phase) =>
      phase.kind === 'submissions' ? { ...phase, endsAt: '2026-05-02T00:00:00Z' } : phase,
    ),
    decisionAt: null,
    reason: '早く閉じます',
  })
  site.clock.set('2026-05-02T00:00:00Z')
  const late = await begin(site, await signIn(site, { email: maker.email }), filmId, 1000)
  assert.deepEqual([late.statusCode, late.json().code], [409, 'entry_replacement_closed'])
})

test('a maker under 18 waits for a guardian: received, not public, and eligible on the consent', async () => {
  await using site = await harness()
  const { edition } = await festival(site)
  const maker = await signIn(site, { birthDate: '2010-04-30' })
  const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
  const [{ id }] = (await post(site, maker, filmId)).json.entries
  await makeWatchable(site, filmId)
  const waiting = await ask(site, maker, 'GET', `/films/${filmId}/draft`)
  assert.deepEqual(
    [waiting.json.waitingFor, (await entry(site, maker, id)).eligibility.eligible],
    [['guardian'], null],
  )
  assert.equal((await site.app.inject({ url: `/api/films/${filmId}` })).statusCode, 404)

  const link = await askForGuardian(site, maker, { editionId: edition.id })
  assert.equal((await consent(site, link)).standing, 'given')
  await site.work()
  assert.equal((await entry(site, maker, id)).eligibility.eligible, true)
  assert.equal((await site.app.inject({ url: `/api/films/${filmId}` })).statusCode, 200)
})

test('the timeline tells what happened, where the entry is now, and by when the maker hears', async () => {
  await using site = await harness()
  const { edition, maker } = await festival(site, {
    phases: {
      submissions: ['2026-01-01T00:00:00Z', '2026-12-01T00:00:00Z'],
      screening: ['2026-06-01T00:00:00Z', '2026-12-10T00:00:00Z'],
      judging: ['2026-12-10T00:00:00Z', '2026-12-15T00:00:00Z'],
    },
    decisionAt: '2026-12-18T09:00:00Z',
  })
  const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
  const [{ id }] = (await post(site, maker, filmId)).json.entries
  await makeWatchable(site, filmId)
  const before = (await ask(site, maker, 'GET', `/entries/${id}`)).json
  assert.deepEqual(shape(before.steps), [
    'received past',
    'eligible past',
    'published now',
    'screening next',
    'judging next',
  ])
  assert.deepEqual(
    [before.decisionAt, before.replaceUntil, before.mayReplace],
    ['2026-12-18T09:00:00.000Z', '2026-12-01T00:00:00.000Z', true],
  )
  site.clock.set('2026-06-01T00:00:00Z')
  const during = (await ask(site, await signIn(site, { email: maker.email }), 'GET', `/entries/${id}`)).json
  assert.deepEqual(shape(during.steps), [
    'received past',
    'eligible past',
    'published past',
    'screening now',
    'judging next',
  ])
})

test('the timeline of a film that was changed a thousand times tells the latest news, too', async () => {
  await using site = await harness()
  const { organiser, edition, maker } = await festival(site)
  const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
  const [{ id }] = (await post(site, maker, filmId)).json.entries
  await makeWatchable(site, filmId)
  const rule = (act: 'hold' | 'remove') =>
    ask(site, organiser, 'POST', '/rulings', {
      ...{ id: randomUUID(), subjectKind: 'film', subjectId: filmId },
      ...{ act, reasonCode: 'rights', reason: '曲の権利を確かめています。' },
    })
  const happened = (kind: string, times: number) =>
    site.platform.pool.query(
      `insert into event (kind, subject_kind, subject_id, happened_at)
       select $1, 'film', $2, $3::timestamptz + n * interval '1 second' from generate_series(1, $4::int) n`,
      [kind, filmId, site.clock.now(), times],
    )
  await happened('film.edited', 1000)
  site.clock.advance(2_000_000)
  await rule('hold')
  const kinds = async () =>
    (await ask(site, maker, 'GET', `/entries/${id}`)).json.steps.map(({ kind }: { kind: string }) => kind)
  assert.deepEqual((await kinds()).slice(0, 4), ['received', 'eligible', 'published', 'held'])
  await happened('film.prepared', 600)
  site.clock.advance(2_000_000)
  await rule('remove')
  assert.equal((await kinds()).at(-1), 'removed')
})

test('disqualifying an entry and taking it back are told with the reason', async () => {
  await using site = await harness()
  const { edition, maker, organiser } = await festival(site)
  const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
  const [{ id }] = (await post(site, maker, filmId)).json.entries
  await ask(site, organiser, 'PUT', `/entries/${id}/disqualification`, { reason: '別の応募と同じ作品です。' })
  assert.equal((await entry(site, maker, id)).disqualification.reason, '別の応募と同じ作品です。')
  await ask(site, organiser, 'DELETE', `/entries/${id}/disqualification`)
  assert.deepEqual(await toldKinds(site, id), ['entry.received', 'entry.disqualified', 'entry.reinstated'])
})

test('a hashtag written into a posted film counts from that moment', async () => {
  await using site = await harness()
  const { edition, maker } = await festival(site)
  const filmId = await aFilm(site, maker.id, { post: 'まだです' })
  assert.equal((await post(site, maker, filmId)).json.entries.length, 0)
  await ask(site, maker, 'PATCH', `/films/${filmId}`, { post: tagOf(edition) })
  await site.work()
  assert.equal((await ask(site, maker, 'GET', '/me/entries')).json.entries.length, 1)
})

test('typing a text tells which edition it enters, and where the tag stands', async () => {
  await using site = await harness()
  const { edition } = await festival(site)
  const text = `🎬 ${tagOf(edition)} です`
  const { json } = await ask(site, null, 'POST', '/hashtags', { text })
  assert.deepEqual(
    json.found.map((tag: { written: string; start: number; end: number; open: boolean }) => [
      tag.written,
      text.slice(tag.start, tag.end),
      tag.open,
    ]),
    [[tagOf(edition), tagOf(edition), true]],
  )
})

test('a joiner ends the hashtag when nothing longer is one; in an address there is none', async () => {
  await using site = await harness()
  const { edition } = await festival(site)
  const tag = tagOf(edition)
  const shown = async (text: string) =>
    (await ask(site, null, 'POST', '/hashtags', { text })).json.found.map(
      (found: { written: string; start: number; end: number }) => [
        found.written,
        text.slice(found.start, found.end),
      ],
    )
  for (const text of [`${tag}・応募します`, `応募〜${tag}〜`, `https://example.jp/ ${tag}`])
    assert.deepEqual(await shown(text), [[tag, tag]], text)
  for (const text of [`https://example.jp/map/#${edition.hashtags[0]}`, `${tag}_応募`])
    assert.deepEqual(await shown(text), [], text)
})

const entry = async (site: Site, who: SignedInPerson, id: string) => {
  const session = await ask(site, who, 'GET', `/entries/${id}`)
  return session.json.code === 'not_signed_in'
    ? (await ask(site, await signIn(site, { email: who.email }), 'GET', `/entries/${id}`)).json.entry
    : session.json.entry
}

const broken = async (site: Site, who: SignedInPerson, id: string) =>
  (await entry(site, who, id)).eligibility.checks
    .filter((check: Check) => check.outcome === 'broken')
    .map((check: Check) => check.rule)

const shape = (steps: { kind: string; state: string }[]) => steps.map(({ kind, state }) => `${kind} ${state}`)
const begin = (site: Site, maker: SignedInPerson, filmId: string, bytes: number) => {
  const metadata = Object.entries({ id: randomUUID(), film: filmId, filename: 'a.mov' })
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')
  const headers = {
    ...maker.headers,
    'tus-resumable': '1.0.0',
    'upload-length': String(bytes),
    'upload-metadata': metadata,
  }
  return site.app.inject({ method: 'POST', url: '/api/uploads', headers })
}
