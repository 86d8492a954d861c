import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { NoticeView } from '#contract/notice.ts'
import { taskOf } from '#platform/events.ts'
import { aFilm, makeWatchable, post, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site, type SiteOptions } from '#test/harness.ts'
import { listenToLetters } from '#test/letters.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { mailServer } from '#test/mail-server.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'
import { writeLetter } from './write-letter.ts'

test('news that is handed out twice is told once', async () => {
  await using site = await aFestival()
  const { mio, listen, platform } = site
  await hold(site)
  const told = () => platform.db.selectFrom('notice').select(['eventId', 'personId']).orderBy('id').execute()
  assert.equal((await listen()).length, 1)
  const before = await told()
  // as if the mark that it was handled had been lost
  await platform.db.deleteFrom('eventHandled').where('handler', '=', 'notice.tell').execute()
  for (const { eventId } of before)
    await platform.jobs.enqueue(platform.db, taskOf('notice.tell'), { eventId })
  assert.deepEqual(await listen(), [])
  assert.deepEqual(await told(), before)
  assert.ok(before.every(({ personId }) => personId === mio.id))
})

test('whoever is erased before a letter is written gets none, and of what they were told nothing is left', async () => {
  await using site = await aFestival()
  const { mio, listen, platform } = site
  await ask(site, mio, 'DELETE', `/films/${site.filmId}/publication`)
  await site.work()
  assert.equal((await ask(site, mio, 'PUT', '/me/erasure', { email: mio.email })).status, 200)
  assert.deepEqual(await listen(), [])
  await hold(site)
  assert.deepEqual(await listen(), [])
  assert.deepEqual(await platform.db.selectFrom('notice').selectAll().execute(), [])
  assert.deepEqual(await platform.db.selectFrom('noticeLetter').selectAll().execute(), [])
})

test('a letter to a dead address is seen by the organisers, counted with the rest that waits, and sent again', async () => {
  await using carrier = await mailServer()
  await using site = await aFestival({ config: { smtpUrl: carrier.url } })
  const { organiser, edition, mio } = site
  const moderator = await signIn(site, { roles: [{ role: 'moderator', editionId: edition.id }] })
  const path = `/editions/${edition.id}/letters`
  assert.deepEqual((await ask(site, organiser, 'GET', path)).json, { letters: [], leave: true })
  carrier.refuses = 550
  await hold(site)
  await site.work()
  const [letter, ...more] = (await ask(site, organiser, 'GET', path)).json.letters
  assert.deepEqual(more, [])
  assert.deepEqual(
    [letter.reader, letter.film.id, letter.about, letter.trouble, letter.said, letter.maySend],
    [
      { name: '', guardian: false, address: mio.email },
      site.filmId,
      ['運営の確認のため保留中です'],
      'refused',
      "Can't send mail - all recipients were rejected: 550 … is not taken",
      true,
    ],
  )
  const seen = (await ask(site, moderator, 'GET', path)).json.letters
  assert.equal(seen[0].reader.address, 'm…@example.jp')
  assert.doesNotMatch(JSON.stringify(seen), new RegExp(mio.email))
  const { attention } = (await ask(site, organiser, 'GET', `/editions/${edition.id}/overview`)).json
  assert.equal(attention.find(({ kind }: { kind: string }) => kind === 'letters').count, 1)

  const count = async () =>
    (await ask(site, organiser, 'GET', `/editions/${edition.id}/overview`)).json.attention.filter(
      ({ kind }: { kind: string }) => kind === 'letters',
    ).length
  const dismissed = await ask(site, moderator, 'PUT', `${path}/${letter.id}/dismissal`)
  assert.deepEqual([dismissed.status, dismissed.json.letters, await count()], [200, [], 0])
  assert.equal((await ask(site, moderator, 'PUT', `${path}/${letter.id}/sending`)).status, 404)
  const back = await ask(site, organiser, 'DELETE', `${path}/${letter.id}/dismissal`)
  assert.deepEqual([back.json.letters.length, await count()], [1, 1], 'it is on the list again')
  assert.equal((await ask(site, organiser, 'PUT', `${path}/${randomUUID()}/dismissal`)).status, 404)

  carrier.refuses = null
  const heard = carrier.received.length
  const again = await ask(site, moderator, 'PUT', `${path}/${letter.id}/sending`)
  assert.deepEqual([again.status, again.json.letters], [200, []])
  assert.equal((await ask(site, moderator, 'PUT', `${path}/${letter.id}/sending`)).status, 404)
  await site.work()
  assert.equal(carrier.received.length, heard + 1)
})

test('whoever has no address is shown to the organisers, and reads the same on their own page', async () => {
  await using site = await aFestival()
  const { organiser, edition, mio, listen, platform } = site
  await platform.db
    .updateTable('person')
    .set({ email: `${mio.id}@tiktok.placeholder.invalid` })
    .where('id', '=', mio.id)
    .execute()
  await hold(site)
  assert.deepEqual(await listen(), [])
  const [letter] = (await ask(site, organiser, 'GET', `/editions/${edition.id}/letters`)).json.letters
  assert.deepEqual(
    [letter.reader.address, letter.trouble, letter.maySend, letter.film.id],
    [null, 'no_address', false, site.filmId],
  )
  const { notices } = (await ask(site, mio, 'GET', '/me/notices')).json
  assert.equal(notices[0].head, '運営の確認のため保留中です')
  const elsewhere = await anEdition(site, organiser.id)
  assert.deepEqual((await ask(site, organiser, 'GET', `/editions/${elsewhere.id}/letters`)).json.letters, [])
})

test('what waits for somebody goes into one letter, also when two processes write it at the same moment', async () => {
  await using site = await aFestival()
  const { mio, platform } = site
  await ask(site, mio, 'DELETE', `/films/${site.filmId}/publication`)
  await site.work()
  const before = (await site.outbox(mio.email)).length
  const mailbox = { personId: mio.id, guardianConsentId: null }
  const writing = await whileNobodyWrites(platform.pool, 'mail', async () => {
    const writing = [writeLetter(platform, mailbox), writeLetter(platform, mailbox)]
    await standingStill(platform.pool, 2)
    return writing
  })
  await Promise.all(writing)
  assert.equal((await site.outbox(mio.email)).length, before + 1)
})

test('of two who send a letter again at the same moment the second finds it gone', async () => {
  await using site = await aFestival()
  const { organiser, edition, mio, listen, platform } = site
  const moderator = await signIn(site, { roles: [{ role: 'moderator', editionId: edition.id }] })
  const email = `${mio.id}@tiktok.placeholder.invalid`
  await platform.db.updateTable('person').set({ email }).where('id', '=', mio.id).execute()
  await hold(site)
  await listen()
  const path = `/editions/${edition.id}/letters`
  const [letter] = (await ask(site, organiser, 'GET', path)).json.letters
  const sending = await whileNobodyWrites(platform.pool, 'notice_letter', async () => {
    const sending = [organiser, moderator].map((who) => ask(site, who, 'PUT', `${path}/${letter.id}/sending`))
    await standingStill(platform.pool, 2)
    return sending
  })
  const answers = await Promise.all(sending)
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 404])
})

test('who refuses letters still gets those about what they must or may do', async () => {
  await using site = await aFestival()
  const { mio, filmId, listen } = site
  await ask(site, mio, 'DELETE', `/films/${filmId}/publication`)
  await listen()
  await post(site, mio, filmId)
  const [news] = await listen()
  const token = /\/letters\/(\S+)/.exec(news?.text ?? '')?.[1]
  assert.equal((await ask(site, null, 'GET', `/letter-refusals/${token}`)).json.refused, false)
  // as a mail program does: a form, no cookies, and the origin of another site
  const pressed = await site.app.inject({
    method: 'POST',
    url: `/api/letter-refusals/${token}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  })
  assert.deepEqual([pressed.statusCode, pressed.json()], [200, { refused: true }])
  assert.equal((await ask(site, mio, 'GET', '/me/letter-refusal')).json.refused, true)
  await ask(site, mio, 'DELETE', `/films/${filmId}/publication`)
  await listen()
  await post(site, mio, filmId)
  assert.deepEqual(await listen(), [], 'that it is public is news')
  assert.equal((await ask(site, mio, 'GET', '/me/notices')).json.notices[0].kind, 'film.published')
  await hold(site)
  const [held] = await listen()
  assert.equal(held?.subject, '『屋上の雲』運営の確認のため保留中です')
  assert.doesNotMatch(held?.text ?? '', /\/letters\//, 'what cannot be refused offers no refusal')

  await ask(site, mio, 'DELETE', '/me/letter-refusal')
  assert.equal((await ask(site, null, 'GET', `/letter-refusals/${token}`)).json.refused, false)
  const forged = `${site.organiser.id}.${token?.split('.')[1]}`
  for (const wrong of [forged, `${mio.id}.`, 'x', `${token}0`])
    assert.equal((await ask(site, null, 'POST', `/letter-refusals/${wrong}`)).status, 404, wrong)
})

test('what is new is on the maker’s page until it has been seen, page by page', async () => {
  await using site = await aFestival()
  const { mio, organiser } = site
  await hold(site)
  await site.work()
  const all = (await ask(site, mio, 'GET', '/me/notices')).json
  assert.deepEqual(
    all.notices.map(({ kind, seenAt }: NoticeView) => [kind, seenAt]),
    [
      ['film.held', null],
      ['entry.eligible', null],
      ['film.published', null],
      ['entry.received', null],
    ].sort(byOrder(all.notices)),
  )
  assert.equal(all.unseen, 4)
  const first = (await ask(site, mio, 'GET', '/me/notices?limit=3')).json
  const rest = (await ask(site, mio, 'GET', `/me/notices?after=${first.next}`)).json
  assert.deepEqual([...first.notices, ...rest.notices], all.notices)
  assert.equal(rest.next, null)
  const upTo = all.notices[1].id
  assert.equal((await ask(site, organiser, 'PUT', '/me/notices/seen', { upTo })).json.unseen, 0)
  assert.equal((await ask(site, mio, 'GET', '/me/notices')).json.unseen, 4, 'nobody sees for somebody else')
  assert.equal((await ask(site, mio, 'PUT', '/me/notices/seen', { upTo })).json.unseen, 1)
  assert.deepEqual((await ask(site, organiser, 'GET', '/me/notices')).json.notices, [])
})

/** News of one instant may have been handed out in either order; the first of all is fixed. */
const byOrder = (notices: readonly NoticeView[]) => (a: unknown[], b: unknown[]) =>
  notices.findIndex(({ kind }) => kind === a[0]) - notices.findIndex(({ kind }) => kind === b[0])

type Festival = Site & {
  organiser: SignedInPerson
  mio: SignedInPerson
  filmId: string
  edition: { id: string }
  listen: Awaited<ReturnType<typeof listenToLetters>>
} & AsyncDisposable

/** A site with an entered film on show, whose maker has heard of it. */
const aFestival = async (options: SiteOptions = {}): Promise<Festival> => {
  const site = await harness(options)
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const mio = await signIn(site, { email: 'mio@example.jp' })
  const filmId = await aFilm(site, mio.id, { title: '屋上の雲', post: tagOf(edition) })
  await post(site, mio, filmId)
  await makeWatchable(site, filmId)
  const listen = await listenToLetters(site)
  await listen()
  return { ...site, organiser, mio, filmId, edition, listen }
}

const hold = async (site: Festival): Promise<void> => {
  const { status } = await ask(site, site.organiser, 'POST', '/rulings', {
    ...{ id: randomUUID(), subjectKind: 'film', subjectId: site.filmId },
    ...{ act: 'hold', reasonCode: 'rights', reason: '曲の権利を確かめています。' },
  })
  assert.ok(status === 200 || status === 404)
}
