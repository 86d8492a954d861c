import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showsSomething } from '#platform/text/text.ts'
import { filmHead } from '#server/pages/film-head.ts'
import { renderPage } from '#server/pages/html.ts'
import { filledIn, type TextField, textFields } from './contract-fields.ts'
import { harness, type Site } from './harness.ts'
import { asks, type Festival, festivalOf } from './who-writes.ts'

/** Turns, hides, is no character, rings, escapes, is half of one; and markup. Short enough for every field. */
const hostile =
  '\u202e\u2066\u061c\u200e\u200f\u00ad\u200b\ufeff\uffff\ufdd0\u0000\u0007\u001b\u009b\ud800<script>alert(1)</script>"\'&'
/** A blank of Braille, fillers of Hangul, a mark without a letter, joiners: longer than nothing, and nothing to see. */
const blank = '\u2800\u3164 \u115f\u1160\uffa0\u0301\u200b\u200d\ufe0f\u00ad'
const hostileAddress = '\u202e\u0000\u0007<b>@example.jp'
const long = 'あ'.repeat(10_000)
const piled = `a${'\u0301'.repeat(15_000)}`

test('in every text of every route, HTML is letters and what turns or hides text is gone or refused', async () => {
  await using site = await harness()
  const festival = await festivalOf(site)
  const outcomes: Record<string, string> = {}
  for (const field of await textFields()) {
    const text = field.kind === 'address' ? hostileAddress : hostile
    const { status, json } = await write(site, festival, field, text)
    outcomes[`${field.route} ${field.name}`] = status === 200 ? 'kept' : json.code
  }
  assert.deepEqual(refusedOf(outcomes), refusedWhenHostile)
  assert.deepEqual(await hiddenInTables(site), [])
  await expectHarmless(site, festival)
})

test('10,000 characters are refused at the field, wherever so much is not wanted', async () => {
  assert.deepEqual(await outcomesOf(long), {
    taken: fieldsInOrder(longTexts),
    unnamed: refusedForAnotherReason,
  })
})

test('a letter under 15,000 marks is refused like a long text, and beyond thirty no mark is kept', async () => {
  assert.deepEqual(await outcomesOf(piled), {
    taken: fieldsInOrder([...longTexts, ...mediumTexts]),
    unnamed: refusedForAnotherReason,
  })
})

test('what shows nothing is refused where a name is wanted, and kept nowhere', async () => {
  await using site = await harness()
  const festival = await festivalOf(site)
  const outcomes: Record<string, string> = {}
  for (const field of await textFields())
    if (field.kind === 'text') {
      const { status, json } = await write(site, festival, field, blank)
      outcomes[`${field.route} ${field.name}`] = status === 200 ? 'kept' : json.code
    }
  assert.deepEqual(refusedOf(outcomes), refusedWhenBlank)
  assert.deepEqual(await inTables(site, (text) => text !== '' && !showsSomething(text)), [])
})

/** What has a form of its own: an address, a zone, a language, a reading in kana, a version, a secret. */
const refusedWhenHostile: Record<string, string> = {
  'PATCH /editions/:id hashtags.0': 'edition_hashtag_invalid',
  'PATCH /editions/:id partners.0.url': 'edition_link_invalid',
  'PATCH /editions/:id timeZone': 'edition_time_zone_unknown',
  'PATCH /films/:id language': 'invalid_input',
  'PATCH /films/:id title.reading': 'film_reading_not_kana',
  'PATCH /me handle': 'account_handle_unusable',
  'POST /editions hashtags.0': 'edition_hashtag_invalid',
  'POST /editions timeZone': 'edition_time_zone_unknown',
  'POST /editions/:id/invitations email': 'address_unlikely',
  'POST /films language': 'invalid_input',
  'POST /films title.reading': 'film_reading_not_kana',
  'POST /films/:id/team email': 'address_unlikely',
  'POST /me/guardian-consents guardianEmail': 'address_unlikely',
  'POST /me/passkeys name': 'account_passkey_failed',
  'POST /sign-in email': 'address_unlikely',
  'POST /sign-in/code email': 'address_unlikely',
  'POST /sign-in/link token': 'account_link_used',
  'POST /sign-in/invitation token': 'account_invitation_gone',
  'PUT /editions/:id/objections/:objectionId reason': 'tally_crowd_gone',
  'PUT /films/:id/wording language': 'invalid_input',
  'PUT /films/:id/wording title.reading': 'film_reading_not_kana',
  'PUT /me/consents/terms version': 'account_terms_changed',
  'PUT /me/erasure email': 'account_erasure_unconfirmed',
}

/** A film's title is asked for once the film is posted. */
const refusedWhenBlank: Record<string, string> = {
  'PATCH /editions/:id hashtags.0': 'edition_hashtag_invalid',
  'PATCH /editions/:id name.en': 'edition_incomplete',
  'PATCH /editions/:id name.ja': 'edition_incomplete',
  'PATCH /editions/:id partners.0.url': 'edition_link_invalid',
  'PATCH /editions/:id rightsText.en': 'edition_incomplete',
  'PATCH /editions/:id rightsText.ja': 'edition_incomplete',
  'PATCH /editions/:id timeZone': 'edition_time_zone_unknown',
  'PATCH /films/:id credits.0.name': 'film_credit_empty',
  'PATCH /films/:id language': 'film_language_unknown',
  'PATCH /films/:id title.original': 'film_title_missing',
  'PATCH /me handle': 'account_handle_unusable',
  'PATCH /me name': 'account_name_empty',
  'POST /editions hashtags.0': 'edition_hashtag_invalid',
  'POST /editions timeZone': 'edition_time_zone_unknown',
  'POST /films credits.0.name': 'film_credit_empty',
  'POST /films language': 'film_language_unknown',
  'POST /films/:id/caption-reading text': 'film_captions_empty',
  'POST /me/passkeys name': 'account_passkey_failed',
  'POST /me/tokens name': 'account_name_empty',
  'POST /entries/:id/notes text': 'thread_note_empty',
  'POST /entries/:id/thread/messages text': 'thread_message_empty',
  'POST /rulings reason': 'ruling_reason_needed',
  'POST /editions/:id/measures reason': 'entry_reason_needed',
  'POST /sign-in/link token': 'invalid_input',
  'POST /sign-in/invitation token': 'invalid_input',
  'POST /threads/:token/messages text': 'thread_message_empty',
  'PUT /editions/:id/calendar reason': 'edition_reason_needed',
  'PUT /editions/:id/motions/:motionId text': 'tally_motion_empty',
  'PUT /editions/:id/objections/:objectionId reason': 'tally_objection_reason_needed',
  'PUT /entries/:id/disqualification reason': 'entry_reason_needed',
  'PUT /films/:id/captions/:language text': 'film_captions_empty',
  'PUT /films/:id/wording credits.0.name': 'film_credit_empty',
  'PUT /films/:id/wording language': 'film_language_unknown',
  'PUT /guardian-consents/:token/consent name': 'account_name_empty',
  'PUT /guardian-consents/:token/consent version': 'account_guardian_text_changed',
  'PUT /me/consents/terms version': 'account_terms_changed',
}

const longTexts = [
  'PATCH /editions/:id description.ja',
  'PATCH /editions/:id description.en',
  'PATCH /editions/:id rightsText.ja',
  'PATCH /editions/:id rightsText.en',
  'POST /hashtags text',
]
/** Of a thousand characters or two: so many that a pile of marks may be one of them, but not ten thousand letters. */
const mediumTexts = [
  'PUT /entries/:id/withdrawal reason',
  'PUT /entries/:id/disqualification reason',
  'POST /films post',
  'PATCH /films/:id post',
  'PUT /films/:id/wording post',
  'POST /rulings reason',
  'POST /editions/:id/measures reason',
  'POST /entries/:id/thread/messages text',
  'POST /threads/:token/messages text',
  'POST /entries/:id/notes text',
  'PUT /editions/:id/motions/:motionId text',
  'PUT /editions/:id/pages/:kind ja',
  'PUT /editions/:id/pages/:kind en',
  'PUT /awards/:id/decisions/:decisionId note.ja',
  'PUT /awards/:id/decisions/:decisionId note.en',
]
/** A passkey's name is cut; without the answer of a real one nothing is kept at all. */
const refusedForAnotherReason: Record<string, string> = { 'POST /me/passkeys name': 'account_passkey_failed' }
const refusedOf = (outcomes: Record<string, string>) =>
  Object.fromEntries(Object.entries(outcomes).filter(([, outcome]) => outcome !== 'kept'))

/** Sends a text to every field: where it was taken, and where the refusal named another field. */
const outcomesOf = async (text: string) => {
  await using site = await harness()
  const festival = await festivalOf(site)
  const taken: string[] = []
  const unnamed: Record<string, string> = {}
  for (const field of await textFields()) {
    const typed = field.kind === 'address' ? `${text}@example.jp` : text
    const { status, json } = await write(site, festival, field, typed)
    const at = `${field.route} ${field.name}`
    if (status === 200) taken.push(at)
    else if (json.field !== field.name) unnamed[at] = json.code
  }
  const piles = await inTables(site, (text) => /\p{M}{32}/u.test(text))
  assert.deepEqual(
    piles.filter((column) => column !== 'public.caption.webvtt'),
    [],
  )
  return { taken: fieldsInOrder(taken), unnamed }
}

const fieldsInOrder = (fields: string[]) => fields.toSorted()

const shell = {
  template: '<html lang="ja"><head></head><body class="stage"><!--first--><!--boot--></body></html>',
  pageAt: () => null,
}

/** Sends one text in a body that is otherwise taken. Nothing that is typed may be our own fault. */
const write = async (site: Site, festival: Festival, { route, path }: TextField, text: string) => {
  const ask = asks[route] ?? assert.fail(`${route} has a text; say here who writes it and how`)
  const [who, url, body] = ask(festival)
  const response = await site.app.inject({
    method: route.split(' ')[0] as 'PUT',
    url: `/api${url}`,
    headers: who?.headers ?? { 'accept-language': 'ja' },
    payload: filledIn(body, path, route.includes('/caption') ? cue(text) : text) as object,
  })
  const json = response.json()
  assert.ok(response.statusCode < 500, `${route} ${path.join('.')}: ${json.code}`)
  return { status: response.statusCode, json }
}

const cue = (text: string) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${text}\n`

/** The columns in which something turns or hides. */
const hiddenInTables = (site: Site): Promise<string[]> => inTables(site, (text) => hides.test(text))

/** The columns of all tables that hold such a text. */
const inTables = async (site: Site, isSuch: (text: string) => boolean): Promise<string[]> => {
  const { rows: tables } = await site.platform.pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'auth') and table_type = 'BASE TABLE'`,
  )
  const found = new Set<string>()
  for (const { name } of tables) {
    const { rows } = await site.platform.pool.query<Record<string, unknown>>(`select * from ${name}`)
    for (const row of rows)
      for (const [column, value] of Object.entries(row))
        if (textsIn(value).some(isSuch)) found.add(`${name}.${column}`)
  }
  return [...found].sort()
}

const hides =
  /(?![\n\t])\p{Cc}|[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd]|\p{Cs}|\p{NChar}/u

const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value && typeof value === 'object' && !(value instanceof Date) && !Buffer.isBuffer(value)
      ? Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)])
      : []

/** What reads it out again: pages, feeds, frames and letters show it as letters. */
const expectHarmless = async (site: Site, { filmId, slug, maker }: Festival): Promise<void> => {
  const pages = [
    `/films/${filmId}`,
    `/films/${filmId}/embed`,
    `/oembed?url=${encodeURIComponent(`${site.platform.config.publicUrl}/films/${filmId}`)}`,
    `/e/${slug}`,
    `/e/${slug}/feed.atom`,
    `/?edition=${slug}`,
    `/people/${maker.id}`,
  ]
  for (const url of pages)
    for (const language of ['ja', 'en']) {
      const page = await site.app.inject({ url, headers: { 'accept-language': language } })
      if (page.body === 'The web app hasn’t been built yet.') continue // all tests together build it first
      assert.equal(page.statusCode, 200, url)
      const isJson = /^application\/json/.test(String(page.headers['content-type']))
      assert.doesNotMatch(isJson ? page.json().html : page.body, /<script>alert/, url)
      assert.doesNotMatch(page.body, hides, url)
    }
  const shown = (await site.app.inject({ url: `/api/films/${filmId}/page` })).json()
  const head = filmHead(site.platform.config.publicUrl, 'ja', shown)
  const html = renderPage(shell, { language: 'ja', path: '/', head, boot: { '/page': shown } })
  assert.match(html, /alert\(1\)/)
  assert.doesNotMatch(html, /<script>alert/)
  assert.doesNotMatch(html, hides)
  const letters = await site.platform.db.selectFrom('mail').selectAll().execute()
  assert.ok(letters.some(({ bodyText }) => bodyText.includes('alert(1)')))
  for (const { subject, bodyHtml } of letters) {
    assert.doesNotMatch(bodyHtml ?? '', /<script|<img/)
    assert.doesNotMatch(subject, /\p{Cc}/u)
  }
}
