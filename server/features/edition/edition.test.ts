import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { EditionReply } from '#contract/edition.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask, told } from '#test/ask.ts'
import { harness } from '#test/harness.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'

test('an organiser makes an edition, fills it and publishes it, all over the API', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const id = randomUUID()
  const made = await ask(site, organiser, 'POST', '/editions', {
    id,
    slug: 'tate-2026',
    name: { ja: '縦の夜', en: 'Upright Night' },
    accent: '#2d4ee0',
  })
  assert.equal(made.status, 200)
  assert.equal(made.json.publishedAt, null)
  assert.deepEqual(made.json.ink, {
    accent: '#2d4ee0',
    accentOnStage: '#4c75ff',
    accentOnPaper: '#2d4ee0',
    onAccent: '#fbf8f2',
  })
  const again = await ask(site, organiser, 'POST', '/editions', {
    id,
    slug: 'tate-2026',
    name: { ja: '縦の夜', en: '' },
  })
  assert.deepEqual(again.json, made.json, 'the same id gives the first answer')

  const early = await ask(site, organiser, 'PUT', `/editions/${id}/publication`)
  assert.deepEqual([early.status, early.json.code, early.json.field], [409, 'edition_incomplete', 'hashtags'])
  assert.equal(early.json.details.missing, 'hashtags phases.submissions phases.screening')

  const change = {
    tagline: { ja: 'まっくらな部屋に、縦のひかりを一本。', en: 'One upright light in a dark room.' },
    hashtags: ['＃縦の夜2026', 'UprightNight2026'],
    ordinal: 3,
    awards: [
      {
        id: randomUUID(),
        name: { ja: '観客賞', en: 'Audience Award' },
        description: { ja: '', en: '' },
        prize: { ja: '', en: '' },
        prizeAmount: 300_000,
        prizeCurrency: 'JPY',
        decidedBy: 'audience',
        places: 3,
      },
    ],
    categories: [{ id: randomUUID(), name: { ja: '物語', en: 'Story' }, description: { ja: '', en: '' } }],
    partners: [
      {
        id: randomUUID(),
        name: { ja: '灯台座', en: 'Todaiza' },
        part: { ja: '上映', en: 'Screens' },
        url: 'https://example.org',
      },
    ],
  }
  const changed = await ask(site, organiser, 'PATCH', `/editions/${id}`, change)
  assert.equal(changed.status, 200)
  assert.deepEqual(changed.json.hashtags, ['縦の夜2026', 'UprightNight2026'])
  assert.deepEqual(changed.json.awards, change.awards)
  assert.deepEqual(changed.json.partners, [{ ...change.partners[0], url: 'https://example.org/' }])

  const calendar = await ask(site, organiser, 'PUT', `/editions/${id}/calendar`, {
    phases: [
      { kind: 'submissions', startsAt: '2026-04-01T00:00', endsAt: '2026-10-04T23:59' },
      { kind: 'screening', startsAt: '2026-05-01T00:00', endsAt: '2026-11-08T23:59' },
    ],
    decisionAt: '2026-11-26T12:00',
    reason: '',
  })
  assert.equal(calendar.status, 200)
  assert.deepEqual(calendar.json.calendar[0], {
    kind: 'submissions',
    startsAt: '2026-03-31T15:00:00.000Z',
    endsAt: '2026-10-04T15:00:00.000Z',
  })
  assert.equal(calendar.json.decisionAt, '2026-11-26T03:00:00.000Z')
  assert.deepEqual(calendar.json.clock.open, ['submissions', 'screening', 'voting'])

  assert.equal(
    (await ask(site, null, 'GET', '/editions/tate-2026')).status,
    404,
    'a draft is nobody’s business',
  )
  assert.equal((await ask(site, organiser, 'PUT', `/editions/${id}/publication`)).status, 200)
  const shown = await ask(site, null, 'GET', '/editions/tate-2026')
  assert.equal(shown.status, 200)
  assert.equal((await ask(site, null, 'GET', '/editions/current')).json.id, id)
  assert.deepEqual(
    (await told(site, id)).map(({ kind }) => kind),
    ['edition.created', 'edition.changed', 'edition.published'],
  )
})

test('a changed rights text is a new version and the old one stays readable; the same text again is not', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  assert.equal(edition.rights.version, '1')
  const change = (rightsText: object) =>
    ask(site, organiser, 'PATCH', `/editions/${edition.id}`, { rightsText })
  assert.equal((await change(edition.rights.text)).json.rights.version, '1')
  assert.equal((await change({ ja: '新しい文', en: 'A new text' })).json.rights.version, '2')
  const old = await ask(site, null, 'GET', `/editions/${edition.id}/rights/1`)
  assert.deepEqual(old.json, edition.rights)
  assert.equal((await ask(site, null, 'GET', `/editions/${edition.id}/rights/3`)).status, 404)
})

test('what cannot be meant is refused at its field and changes nothing', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  await anEdition(site, organiser.id, { slug: 'the-other', change: { hashtags: ['ほかの祭'] } })
  const { rules } = edition
  const award = {
    id: randomUUID(),
    name: { ja: '', en: '' },
    description: { ja: '', en: '' },
    prize: { ja: '', en: '' },
    prizeAmount: null,
    prizeCurrency: null,
    decidedBy: 'jury',
    places: 1,
  }
  const cases: [object, string, string][] = [
    [{ name: { ja: ' ', en: '\u202e' } }, 'edition_name_missing', 'name.ja'],
    [{ slug: 'the-other' }, 'edition_slug_taken', 'slug'],
    [{ slug: 'current' }, 'edition_slug_taken', 'slug'],
    [{ slug: 'Not A Slug' }, 'invalid_input', 'slug'],
    [{ hashtags: ['縦の夜 2026'] }, 'edition_hashtag_invalid', 'hashtags.0'],
    [{ hashtags: ['よい', '2026'] }, 'edition_hashtag_invalid', 'hashtags.1'],
    [{ hashtags: ['ほかの祭'] }, 'edition_hashtag_taken', 'hashtags'],
    [{ hashtags: [] }, 'edition_incomplete', 'hashtags'],
    [{ timeZone: 'Mars/Base' }, 'edition_time_zone_unknown', 'timeZone'],
    [{ accent: '#757575' }, 'edition_accent_illegible', 'accent'],
    [{ accent: 'red' }, 'invalid_input', 'accent'],
    [
      { rules: { ...rules, length: { fromMs: 60_000, toMs: 15_000 } } },
      'edition_length_order',
      'rules.length.toMs',
    ],
    [
      { rules: { ...rules, voting: { ...rules.voting, method: 'favourites' } } },
      'edition_voting_fixed',
      'rules.voting.method',
    ],
    [{ rules: { ...rules, minimumAge: -1 } }, 'invalid_input', 'rules.minimumAge'],
    [{ awards: [award] }, 'edition_name_missing', 'awards.0.name.ja'],
    [
      {
        partners: [
          {
            id: randomUUID(),
            name: { ja: '座', en: '' },
            part: { ja: '', en: '' },
            url: 'javascript:alert(1)',
          },
        ],
      },
      'edition_link_invalid',
      'partners.0.url',
    ],
    [{ name: { ja: '縦'.repeat(10_000), en: '' } }, 'text_too_long', 'name.ja'],
    [{ name: { ja: '\u2800\u3164', en: '' } }, 'edition_name_missing', 'name.ja'],
    [{ revision: 0, ordinal: 9 }, 'edition_changed_elsewhere', ''],
  ]
  for (const [change, code, field] of cases) {
    const { json } = await ask(site, organiser, 'PATCH', `/editions/${edition.id}`, change)
    assert.deepEqual([json.code, json.field ?? ''], [code, field], JSON.stringify(change).slice(0, 80))
  }
  const after = (await ask(site, organiser, 'GET', `/editions/${edition.id}`)).json as EditionReply
  assert.equal(after.revision, edition.revision)
})

test('HTML stays text, and marks that turn the direction of what follows are taken out', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const nasty = '<img src=x onerror=alert(1)>\u202e gnp.exe\u2066\u0000\u0007\n縦'
  const line = '<img src=x onerror=alert(1)> gnp.exe 縦'
  const { json } = await ask(site, organiser, 'PATCH', `/editions/${edition.id}`, {
    name: { ja: nasty, en: nasty },
    tagline: { ja: nasty, en: '' },
    description: { ja: nasty, en: nasty },
    rightsText: { ja: nasty, en: nasty },
    categories: [{ id: randomUUID(), name: { ja: nasty, en: '' }, description: { ja: nasty, en: '' } }],
  })
  assert.deepEqual(json.name, { ja: line, en: line })
  assert.equal(json.tagline.ja, line)
  assert.equal(json.description.ja, '<img src=x onerror=alert(1)> gnp.exe\n縦')
  assert.equal(json.rights.text.en, '<img src=x onerror=alert(1)> gnp.exe\n縦')
  assert.deepEqual(json.categories[0].name, { ja: line, en: '' })
})

test('an award that was decided cannot be dropped or given to others to decide', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const awardId = randomUUID()
  const award = {
    id: awardId,
    name: { ja: '大賞', en: 'Grand Prix' },
    description: { ja: '', en: '' },
    prize: { ja: '', en: '' },
    prizeAmount: null,
    prizeCurrency: null,
    decidedBy: 'jury' as const,
    places: 1,
  }
  const edition = await anEdition(site, organiser.id, { change: { awards: [award] } })
  await site.platform.db
    .insertInto('decision')
    .values({ id: randomUUID(), awardId, decidedBy: organiser.id, decidedAt: site.clock.now() })
    .execute()
  const change = async (awards: object[]) =>
    (await ask(site, organiser, 'PATCH', `/editions/${edition.id}`, { awards })).json
  const dropped = await change([])
  assert.deepEqual([dropped.code, dropped.field], ['edition_in_use', 'awards'])
  for (const other of [{ decidedBy: 'organiser' }, { places: 2 }])
    assert.equal((await change([{ ...award, ...other }])).code, 'edition_award_decided')
  assert.equal(
    (await change([{ ...award, name: { ja: '大賞', en: 'Grand Prize' } }])).awards[0].name.en,
    'Grand Prize',
  )
})

test('another edition’s award cannot be taken over by naming its id', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const mine = { id: randomUUID(), name: { ja: '大賞', en: '' }, description: { ja: '', en: '' } }
  const first = await anEdition(site, organiser.id, { change: { categories: [mine] } })
  const second = await anEdition(site, organiser.id)
  await ask(site, organiser, 'PATCH', `/editions/${second.id}`, {
    categories: [{ ...mine, name: { ja: '横取り', en: '' } }],
  })
  assert.equal((await ask(site, null, 'GET', `/editions/${first.id}`)).json.categories[0].name.ja, '大賞')
})

test('several editions and archives live side by side, and two may not take films under one hashtag at once', async () => {
  await using site = await harness({ now: '2026-05-01T00:00:00Z' })
  const organiser = await signIn(site, { roles: ['organiser'] })
  const archive = await anEdition(site, organiser.id, {
    change: { hashtags: ['縦の夜'] },
    phases: {
      submissions: ['2025-01-01T00:00:00Z', '2025-03-01T00:00:00Z'],
      screening: ['2025-03-01T00:00:00Z', '2025-05-01T00:00:00Z'],
      archive: ['2025-05-01T00:00:00Z', null],
    },
  })
  const present = await anEdition(site, organiser.id, { change: { hashtags: ['縦の夜'] } })
  const draft = await anEdition(site, organiser.id, { change: { hashtags: ['＃縦の夜'] }, draft: true })
  const clash = await ask(site, organiser, 'PUT', `/editions/${draft.id}/publication`)
  assert.equal(clash.json.code, 'edition_hashtag_taken')
  const ids = async (who: SignedInPerson | null) =>
    (await ask(site, who, 'GET', '/editions')).json.editions.map(({ id }: { id: string }) => id).sort()
  assert.deepEqual(await ids(null), [archive.id, present.id].sort())
  assert.deepEqual(await ids(organiser), [archive.id, present.id, draft.id].sort())
  assert.equal((await ask(site, null, 'GET', '/editions/current')).json.id, present.id)
})

test('a list of editions costs the same number of queries at one and at three', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const count = async () => {
    let queries = 0
    const { pool } = site.platform
    const connect = pool.connect.bind(pool)
    pool.connect = ((...args: []) => {
      queries++
      return connect(...args)
    }) as typeof pool.connect
    await ask(site, null, 'GET', '/editions')
    pool.connect = connect
    return queries
  }
  await anEdition(site, organiser.id)
  const one = await count()
  assert.ok(one > 0)
  await anEdition(site, organiser.id)
  await anEdition(site, organiser.id)
  assert.equal(await count(), one)
})

test('a hashtag that was kept with what nobody sees, or a joiner at its end, is found after the update', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const { id: editionId } = await anEdition(site, organiser.id)
  const before = ['葛\u{e0100}城映画祭', '葛\u{e0101}城映画祭', '縦の夜・', 'ジャン・リュック']
  await site.platform.db
    .insertInto('hashtag')
    .values(before.map((tag) => ({ editionId, folded: tag, shown: tag })))
    .execute()
  const update = readFileSync(join(import.meta.dirname, '../../migrations/0014-hashtags-folded.sql'), 'utf8')
  await site.platform.pool.query(update)
  await site.platform.pool.query(update)
  for (const text of ['#葛城映画祭', '#縦の夜・応募', '#ジャン・リュック'])
    assert.equal((await ask(site, null, 'POST', '/hashtags', { text })).json.found.length, 1, text)
})
