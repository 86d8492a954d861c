import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import sharp from 'sharp'
import type { EditionReply } from '#contract/edition.ts'
import { anEdition } from '#test/an-edition.ts'
import { harness, type Site } from '#test/harness.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
const ask = async (
  site: Site,
  who: SignedInPerson | null,
  method: Method,
  path: string,
  payload?: object,
) => {
  const headers = who?.headers ?? { 'accept-language': 'ja' }
  const response = await site.app.inject({ method, url: `/api${path}`, headers, ...(payload && { payload }) })
  return { status: response.statusCode, json: response.json() }
}
const told = async (site: Site, editionId: string) =>
  (
    await site.platform.db
      .selectFrom('event')
      .select(['kind', 'actorId', 'data'])
      .where('subjectId', '=', editionId)
      .orderBy('id')
      .execute()
  ).map(({ kind, actorId, data }) => ({ kind, actorId, data }))

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
    accentOnStage: '#4e77fa',
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
    endsAt: '2026-10-04T14:59:00.000Z',
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

test('a published calendar changes with a reason that everyone can read, and what is past stays', async () => {
  await using site = await harness({ now: '2026-09-15T00:00:00Z' })
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id, {
    phases: {
      submissions: ['2026-07-01T00:00:00Z', '2026-10-01T00:00:00Z'],
      screening: ['2026-08-01T00:00:00Z', '2026-11-01T00:00:00Z'],
    },
  })
  const put = (submissionsEnd: string, reason: string) =>
    ask(site, organiser, 'PUT', `/editions/${edition.id}/calendar`, {
      phases: [
        { kind: 'submissions', startsAt: '2026-07-01T00:00:00Z', endsAt: submissionsEnd },
        { kind: 'screening', startsAt: '2026-08-01T00:00:00Z', endsAt: '2026-11-01T00:00:00Z' },
      ],
      decisionAt: null,
      reason,
    })
  assert.deepEqual([(await put('2026-10-08T00:00:00Z', ' ')).json.code], ['edition_reason_needed'])
  assert.deepEqual((await put('2026-09-14T00:00:00Z', '早く閉じる')).json.code, 'edition_past_fixed')
  const extended = await put('2026-10-08T00:00:00Z', '台風のため')
  assert.equal(extended.status, 200)
  assert.equal(
    (await put('2026-10-08T00:00:00Z', '')).status,
    200,
    'nothing changed, nothing to give a reason for',
  )
  const { json } = await ask(site, null, 'GET', `/editions/${edition.id}/calendar/changes`)
  assert.equal(json.changes.length, 1)
  assert.equal(json.changes[0].reason, '台風のため')
  assert.equal(json.changes[0].before.phases[0].endsAt, '2026-10-01T00:00:00.000Z')
  assert.equal(json.changes[0].after.phases[0].endsAt, '2026-10-08T00:00:00.000Z')
  assert.equal(json.changes[0].changedBy, null, 'the public reads the reason, not the person')
  assert.deepEqual((await told(site, edition.id)).at(-1), {
    kind: 'edition.calendar_changed',
    actorId: organiser.id,
    data: { calendarChangeId: json.changes[0].id },
  })
})

test('the page follows the clock: a second before, at, and a second after each edge', async () => {
  await using site = await harness({ now: '2026-05-01T00:00:00Z' })
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id, {
    phases: {
      submissions: ['2026-07-01T00:00:00Z', '2026-10-01T00:00:00Z'],
      screening: ['2026-08-01T00:00:00Z', '2026-11-01T00:00:00Z'],
    },
  })
  const open = async (now: string) => {
    site.clock.set(now)
    return (await ask(site, null, 'GET', `/editions/${edition.slug}`)).json.clock.open
  }
  assert.deepEqual(await open('2026-06-30T23:59:59Z'), [])
  assert.deepEqual(await open('2026-07-01T00:00:00Z'), ['submissions'])
  assert.deepEqual(await open('2026-08-01T00:00:01Z'), ['submissions', 'screening', 'voting'])
  assert.deepEqual(await open('2026-09-30T23:59:59Z'), ['submissions', 'screening', 'voting'])
  assert.deepEqual(await open('2026-10-01T00:00:00Z'), ['screening', 'voting'])
  assert.deepEqual(await open('2026-11-01T00:00:00Z'), [])
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
    [{ name: { ja: '縦'.repeat(10_000), en: '' } }, 'invalid_input', 'name.ja'],
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

test('an hour that summer time skips is refused, one that it repeats is read generously', async () => {
  await using site = await harness({ now: '2026-01-01T00:00:00Z' })
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id, { timeZone: 'Europe/Berlin', draft: true })
  const put = (startsAt: string, endsAt: string) =>
    ask(site, organiser, 'PUT', `/editions/${edition.id}/calendar`, {
      phases: [{ kind: 'submissions', startsAt, endsAt }],
      decisionAt: null,
      reason: '',
    })
  const skipped = await put('2026-03-29T02:30', '2026-10-25T02:30')
  assert.deepEqual(
    [skipped.json.code, skipped.json.field],
    ['edition_time_skipped', 'phases.submissions.startsAt'],
  )
  const repeated = await put('2026-10-25T02:30', '2026-10-25T02:30')
  assert.deepEqual(repeated.json.calendar, [
    { kind: 'submissions', startsAt: '2026-10-25T00:30:00.000Z', endsAt: '2026-10-25T01:30:00.000Z' },
  ])
  assert.equal((await put('2026-02-30T10:00', '2026-10-25T02:30')).json.code, 'edition_time_skipped')
})

test('a key picture is stored upright, without metadata, as WebP and JPEG, and goes when it is replaced', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const url = `/api/editions/${edition.id}/key-picture`
  const send = (payload: Buffer, type: string) =>
    site.app.inject({ method: 'PUT', url, payload, headers: { ...organiser.headers, 'content-type': type } })
  const picture = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#884422' } })
    .withExif({ IFD0: { Artist: 'someone' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const { keyPicture } = (await send(picture, 'image/jpeg')).json() as EditionReply
  assert.ok(keyPicture)
  assert.deepEqual([keyPicture.width, keyPicture.height], [800, 1200], 'turned upright')
  const webp = await site.app.inject({ url: keyPicture.url })
  assert.equal(webp.headers['content-type'], 'image/webp')
  assert.equal((await sharp(webp.rawPayload).metadata()).exif, undefined)
  assert.equal((await site.app.inject({ url: keyPicture.jpegUrl })).headers['content-type'], 'image/jpeg')

  assert.equal(
    (await send(Buffer.from('not a picture'), 'image/png')).json().code,
    'edition_picture_unreadable',
  )
  assert.equal((await send(Buffer.alloc(0), 'image/png')).json().code, 'edition_picture_unreadable')
  const small = await sharp({ create: { width: 100, height: 100, channels: 3, background: '#000' } })
    .png()
    .toBuffer()
  assert.equal((await send(small, 'image/png')).json().code, 'edition_picture_too_small')
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><image href="file:///etc/passwd"/></svg>',
  )
  assert.equal((await send(svg, 'image/png')).json().code, 'edition_picture_unreadable')

  const other = await sharp({ create: { width: 900, height: 1600, channels: 3, background: '#224488' } })
    .webp()
    .toBuffer()
  assert.equal((await send(other, 'image/webp')).statusCode, 200)
  assert.equal((await site.app.inject({ url: keyPicture.url })).statusCode, 404)
  assert.equal(
    (await ask(site, organiser, 'DELETE', `/editions/${edition.id}/key-picture`)).json.keyPicture,
    null,
  )
})

test('an award that was decided or a category that entries chose cannot be dropped', async () => {
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
  const { json } = await ask(site, organiser, 'PATCH', `/editions/${edition.id}`, { awards: [] })
  assert.deepEqual([json.code, json.field], ['edition_in_use', 'awards'])
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

test('a published edition goes back to a draft only before its submissions open', async () => {
  await using site = await harness({ now: '2025-12-31T23:59:59Z' })
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const back = () => ask(site, organiser, 'DELETE', `/editions/${edition.id}/publication`)
  assert.equal((await back()).json.publishedAt, null)
  await ask(site, organiser, 'PUT', `/editions/${edition.id}/publication`)
  site.clock.set('2026-01-01T00:00:00Z')
  assert.equal((await back()).json.code, 'edition_begun')
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
