import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { EditionReply } from '#contract/edition.ts'
import type { Claims, Opening } from '#contract/opening.ts'
import { judgePlan, proposePlan, templateKinds } from '#contract/plain/plan.ts'
import { aFilm, post, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'

const name = { ja: '縦の夜', en: 'Upright Night' }

const begin = (site: Site, who: SignedInPerson, more: object = {}) =>
  ask(site, who, 'POST', '/editions', {
    id: randomUUID(),
    slug: `night-${randomUUID().slice(0, 8)}`,
    name,
    ...more,
  })

for (const template of templateKinds) {
  test(`an edition from a template, ${template}, can be published once it has a hashtag and dates`, async () => {
    await using site = await harness({ now: '2026-03-01T00:00:00Z' })
    const organiser = await signIn(site, { roles: ['organiser'] })
    const plan = proposePlan(template, '2026-11-28', '2026-03-01T09:00')
    const { status, json } = await begin(site, organiser, {
      template,
      hashtags: ['縦の夜2026'],
      calendar: {
        phases: plan.rows.map(({ kind, starts, ends }) => ({ kind, startsAt: starts, endsAt: ends || null })),
        decisionAt: plan.decision,
      },
    })
    assert.equal(status, 200, JSON.stringify(json))
    assert.ok(json.awards.length > 0)
    assert.deepEqual([json.fee, json.earlierFilms], ['free', 'welcome'])
    const { pages } = (await ask(site, organiser, 'GET', `/editions/${json.id}/pages`)).json
    assert.deepEqual(
      pages.map(({ kind }: { kind: string }) => kind),
      ['faq'],
    )
    const opening = (await ask(site, organiser, 'GET', `/editions/${json.id}/opening`)).json as Opening
    assert.deepEqual(opening.missing, [])
    const open = opening.items.filter(({ state }) => state === 'missing').map(({ item }) => item)
    // whom to ask, who looks after films, and how letters go is nobody's to propose
    assert.deepEqual(open, [
      'facts',
      'picture',
      'pages',
      'moderator',
      ...(template === 'campusWeekend' ? [] : ['juror']),
      'mail',
    ])
    assert.equal((await ask(site, organiser, 'PUT', `/editions/${json.id}/publication`)).status, 200)
  })
}

test('what the calendar of a new edition cannot mean makes no edition', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const id = randomUUID()
  const { json } = await begin(site, organiser, {
    id,
    calendar: {
      phases: [
        { kind: 'submissions', startsAt: '2026-06-01T00:00', endsAt: '2026-07-01T23:59' },
        { kind: 'judging', startsAt: '2026-07-02T00:00', endsAt: '2026-07-20T23:59' },
        { kind: 'ceremony', startsAt: '2026-07-10T19:00', endsAt: '2026-07-10T21:00' },
      ],
      decisionAt: null,
    },
  })
  assert.deepEqual([json.code, json.field], ['edition_ceremony_early', 'phases.ceremony.startsAt'])
  assert.equal((await ask(site, organiser, 'GET', `/editions/${id}`)).status, 404)
})

test('a former edition gives its rules, awards, words and looks, and nobody of its people, erased ones least', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const gone = await signIn(site, { roles: ['organiser'] })
  const former = await anEdition(site, gone.id, {
    change: {
      ordinal: 2,
      accent: '#2d4ee0',
      tagline: { ja: '縦のひかり', en: 'Upright light' },
      organisedBy: { ja: '灯台座', en: 'Todaiza' },
      fee: 'free',
      categories: [
        { id: randomUUID(), name: { ja: '物語', en: 'Fiction' }, description: { ja: '', en: '' } },
      ],
      partners: [
        { id: randomUUID(), name: { ja: '座', en: 'Za' }, part: { ja: '上映', en: 'Screens' }, url: null },
      ],
      rightsText: { ja: '自分の作品であること。', en: 'It is my own.' },
    },
  })
  await ask(site, gone, 'PUT', `/editions/${former.id}/pages/faq`, { ja: '## 質問', en: '## Question' })
  await signIn(site, { roles: [{ role: 'moderator', editionId: former.id }] })
  assert.equal((await ask(site, gone, 'PUT', '/me/erasure', { email: gone.email })).status, 200)
  const { json } = await begin(site, organiser, { from: former.id })
  const copy = json as EditionReply
  assert.deepEqual(
    [copy.ink, copy.tagline, copy.organisedBy, copy.fee, copy.ordinal, copy.rules, copy.rights.text],
    [former.ink, former.tagline, former.organisedBy, 'free', 3, former.rules, former.rights.text],
  )
  assert.deepEqual(
    copy.categories.map((one) => one.name.ja),
    ['物語'],
  )
  assert.notEqual(copy.categories[0]?.id, former.categories[0]?.id)
  assert.deepEqual([copy.hashtags, copy.partners, copy.calendar, copy.publishedAt], [[], [], [], null])
  const { pages } = (await ask(site, organiser, 'GET', `/editions/${copy.id}/pages`)).json
  assert.equal(pages[0].source.ja, '## 質問')
  const people = await site.platform.pool.query(
    `select created_by as person_id from edition where id = $1
     union select written_by from rights_text where edition_id = $1
     union select written_by from edition_page where edition_id = $1
     union select person_id from role_grant where edition_id = $1`,
    [copy.id],
  )
  assert.deepEqual(
    people.rows.map((row) => row.person_id),
    [organiser.id],
  )
})

test('of two editions that take a hashtag at the same instant one is refused', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  for (let round = 0; round < 5; round++) {
    const hashtags = [`同時${round}回`]
    const [a, b] = [
      await anEdition(site, organiser.id, { draft: true, change: { hashtags } }),
      await anEdition(site, organiser.id, { draft: true, change: { hashtags } }),
    ]
    const answers = await Promise.all(
      [a, b].map(({ id }) => ask(site, organiser, 'PUT', `/editions/${id}/publication`)),
    )
    assert.deepEqual(answers.map(({ status, json }) => (status === 200 ? 'public' : json.code)).sort(), [
      'edition_hashtag_taken',
      'public',
    ])
  }
})

test('an address that has been public leads on for ever, and no other edition takes it', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id, { slug: 'first-light' })
  const moved = await ask(site, organiser, 'PATCH', `/editions/${edition.id}`, { slug: 'second-light' })
  assert.equal(moved.status, 200)
  assert.equal((await ask(site, null, 'GET', '/editions/first-light')).json.slug, 'second-light')
  const page = await site.app.inject({ url: '/e/first-light?from=qr' })
  assert.deepEqual([page.statusCode, page.headers.location], [307, '/e/second-light?from=qr'])
  const result = await site.app.inject({ url: '/e/first-light/result' })
  assert.deepEqual([result.statusCode, result.headers.location], [307, '/e/second-light/result'])

  const taken = await begin(site, organiser, { slug: 'first-light' })
  assert.deepEqual([taken.status, taken.json.code, taken.json.field], [409, 'edition_slug_kept', 'slug'])
  const other = await anEdition(site, organiser.id, { draft: true })
  const change = await ask(site, organiser, 'PATCH', `/editions/${other.id}`, { slug: 'first-light' })
  assert.equal(change.json.code, 'edition_slug_kept')
  const claims = (await ask(site, organiser, 'GET', '/claims?slug=first-light')).json as Claims
  assert.equal(claims.slug, 'kept')

  // its own former address may be taken back
  assert.equal(
    (await ask(site, organiser, 'PATCH', `/editions/${edition.id}`, { slug: 'first-light' })).status,
    200,
  )
  assert.equal((await site.app.inject({ url: '/e/second-light' })).headers.location, '/e/first-light')
})

test('an address given up at the instant at which another edition takes it stays with its first owner', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  for (let round = 0; round < 5; round++) {
    const edition = await anEdition(site, organiser.id, { slug: `old-${round}` })
    const [, taken] = await Promise.all([
      ask(site, organiser, 'PATCH', `/editions/${edition.id}`, { slug: `new-${round}` }),
      begin(site, organiser, { slug: `old-${round}` }),
    ])
    assert.match(taken.json.code, /^edition_slug_(kept|taken)$/)
  }
})

test('an address that was never public is free again at once', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const draft = await anEdition(site, organiser.id, { slug: 'a-thought', draft: true })
  await ask(site, organiser, 'PATCH', `/editions/${draft.id}`, { slug: 'another-thought' })
  assert.equal((await begin(site, organiser, { slug: 'a-thought' })).status, 200)
})

test('a publication is taken back as long as nobody has entered, also after submissions have opened', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const back = await ask(site, organiser, 'DELETE', `/editions/${edition.id}/publication`)
  assert.deepEqual([back.status, back.json.publishedAt], [200, null])
  await ask(site, organiser, 'PUT', `/editions/${edition.id}/publication`)
  const maker = await signIn(site)
  await post(site, maker, await aFilm(site, maker.id, { post: tagOf(edition) }))
  const refused = await ask(site, organiser, 'DELETE', `/editions/${edition.id}/publication`)
  assert.deepEqual([refused.status, refused.json.code], [409, 'edition_entered'])
  const opening = (await ask(site, organiser, 'GET', `/editions/${edition.id}/opening`)).json as Opening
  assert.deepEqual([opening.mayUnpublish, opening.mayDelete], ['edition_entered', 'edition_has_entries'])
})

test('a draft is deleted with its roles; a public edition and one with entries say why not', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id, { slug: 'passing' })
  const moderator = await signIn(site, { roles: [{ role: 'moderator', editionId: edition.id }] })
  const remove = () => ask(site, organiser, 'DELETE', `/editions/${edition.id}`)
  assert.equal((await remove()).json.code, 'edition_is_public')
  await ask(site, organiser, 'DELETE', `/editions/${edition.id}/publication`)
  assert.equal((await remove()).status, 200)
  assert.equal((await ask(site, organiser, 'GET', `/editions/${edition.id}`)).status, 404)
  assert.deepEqual((await ask(site, moderator, 'GET', '/me')).json.person.roles, [])
  // who scans its code is led to what there is
  const page = await site.app.inject({ url: '/e/passing' })
  assert.deepEqual([page.statusCode, page.headers.location], [307, '/editions'])
  assert.equal((await begin(site, organiser, { slug: 'passing' })).json.code, 'edition_slug_kept')

  const entered = await anEdition(site, organiser.id)
  const maker = await signIn(site)
  await post(site, maker, await aFilm(site, maker.id, { post: tagOf(entered) }))
  assert.equal(
    (await ask(site, organiser, 'DELETE', `/editions/${entered.id}`)).json.code,
    'edition_has_entries',
  )
})

test('an edition that is over is put away: it is still seen, nothing of it changes until it is taken out', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const path = `/editions/${edition.id}`
  assert.equal((await ask(site, organiser, 'PUT', `${path}/archiving`)).json.code, 'edition_running')
  site.clock.set('2027-02-01T00:00:00Z')
  assert.ok((await ask(site, organiser, 'PUT', `${path}/archiving`)).json.archivedAt)
  assert.equal((await ask(site, null, 'GET', path)).status, 200)
  for (const [method, at, body] of [
    ['PATCH', path, { ordinal: 9 }],
    ['PUT', `${path}/calendar`, { phases: [], decisionAt: null, reason: 'x' }],
    ['PUT', `${path}/pages/faq`, { ja: 'x', en: 'x' }],
    ['DELETE', `${path}/publication`, undefined],
    ['DELETE', `${path}/key-picture`, undefined],
  ] as const)
    assert.equal((await ask(site, organiser, method, at, body)).json.code, 'edition_archived', at)
  assert.equal((await ask(site, organiser, 'DELETE', `${path}/archiving`)).json.archivedAt, null)
  assert.equal((await ask(site, organiser, 'PATCH', path, { ordinal: 9 })).status, 200)
})

test('who else uses a hashtag is told while it is written, and whether both take films at once', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id, { change: { hashtags: ['縦の夜'] } })
  const claims = async (query: string) =>
    ((await ask(site, organiser, 'GET', `/claims?${query}`)).json as Claims).hashtags.map(
      ({ hashtag, edition, clashes }) => [hashtag, edition.id, clashes],
    )
  const tag = `hashtags=${encodeURIComponent('＃縦の夜,ほか')}`
  assert.deepEqual(await claims(tag), [['縦の夜', edition.id, false]])
  assert.deepEqual(await claims(`${tag}&opensAt=2026-11-01T00:00&closesAt=2026-12-24T23:59`), [
    ['縦の夜', edition.id, true],
  ])
  assert.deepEqual(await claims(`${tag}&opensAt=2027-01-01T00:00&closesAt=2027-02-01T23:59`), [
    ['縦の夜', edition.id, false],
  ])
  assert.deepEqual(await claims(`${tag}&edition=${edition.id}`), [])
})

test('a proposal is judged to be in order, whatever day its ceremony is on', () => {
  for (const template of templateKinds)
    for (let day = 0; day < 730; day += 37) {
      const ceremony = new Date(Date.parse('2027-01-01T00:00Z') + day * 86_400_000).toISOString().slice(0, 10)
      const found = judgePlan(proposePlan(template, ceremony, '2026-01-01T00:00'), '2026-01-01T00:00')
      assert.deepEqual(found, [], `${template} ${ceremony}`)
    }
})
