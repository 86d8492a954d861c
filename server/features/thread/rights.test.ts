import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { usualRules } from '#features/edition/edition.ts'
import { aFilm, post, tagOf } from '#test/a-film.ts'
import { anEntryBetween, joinTeam, linkIn, sendFile, write } from '#test/a-thread.ts'
import { ask } from '#test/ask.ts'
import { askForGuardian, consent, takeConsentBack } from '#test/guardian.ts'
import { harness } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'

const pdf = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'
const young = { birthDate: '2011-02-03' }

test('an organiser who has joined the team reads nothing any more by the link they got as an organiser', async () => {
  await using site = await harness()
  const { maker, moderator, filmId, entryId } = await anEntryBetween(site)
  await write(site, maker, entryId, '届きましたか')
  const link = await linkIn(site, moderator.email)
  assert.equal((await ask(site, null, 'GET', link)).json.thread.side, 'organisers')
  await joinTeam(site, maker, filmId, moderator)
  assert.equal((await ask(site, null, 'GET', link)).json.code, 'thread_link_left')
  await write(site, maker, entryId, '二人で作りました')
  const copies = (await site.outbox(moderator.email)).filter(({ text }) => text.includes('/threads/'))
  assert.equal(copies.length, 1, 'nor do they get the desk’s copy')
})

test('a guardian’s link is that guardian’s: once another stands in their place it opens nothing', async () => {
  await using site = await harness()
  const { maker, moderator, entryId, edition } = await anEntryBetween(site, { maker: young })
  const asked = async (guardianEmail: string) => {
    const link = await askForGuardian(site, maker, { editionId: edition.id, guardianEmail })
    await consent(site, link, guardianEmail)
    return link
  }
  const first = await asked('mother@example.com')
  await write(site, moderator, entryId, '許諾書はありますか')
  const link = await linkIn(site, 'mother@example.com')
  await ask(site, null, 'POST', `${link}/messages`, { id: randomUUID(), text: 'あります', files: [] })
  const child = (await ask(site, maker, 'GET', `/entries/${entryId}/thread`)).json
  assert.equal(child.unread, 1, 'what a guardian has read and answered, the child has not')
  const news = await site.platform.db
    .selectFrom('event')
    .select('actorId')
    .where('kind', '=', 'entry.message_sent')
    .orderBy('id')
    .execute()
  assert.deepEqual(news, [{ actorId: moderator.id }, { actorId: null }], 'nor has the child written it')
  const visitor = /visitor=[^;]+/.exec(maker.headers.cookie)?.[0] ?? ''
  const signedOut = { ...maker, headers: { cookie: visitor, 'accept-language': 'ja' } }
  assert.equal(
    (await ask(site, signedOut, 'GET', link)).json.code,
    'thread_link_somebody_else',
    'nor in a browser of the child’s',
  )
  await asked('father@example.com')
  assert.equal((await ask(site, null, 'GET', link)).json.as.guardian, true, 'both stand')
  await takeConsentBack(site, first)
  assert.equal((await ask(site, null, 'GET', link)).json.code, 'thread_link_left')
  await write(site, moderator, entryId, 'もう一度伺います')
  assert.notEqual(await linkIn(site, 'father@example.com'), '/threads/none')
  assert.equal(await linkIn(site, 'mother@example.com'), link)
})

test('where the edition asks for no guardian the house does: who consented for a minor’s page gets the copy', async () => {
  await using site = await harness()
  const { maker, moderator, entryId } = await anEntryBetween(site, {
    maker: young,
    change: { rules: { ...usualRules, guardianUnder: null } },
  })
  const guardianEmail = 'mother@example.com'
  await consent(site, await askForGuardian(site, maker, { guardianEmail }), guardianEmail)
  await write(site, moderator, entryId, '許諾書はありますか')
  assert.notEqual(await linkIn(site, guardianEmail), '/threads/none')
})

test('a file goes with a message of the thread for which it was sent, and none is taken for a withdrawn entry', async () => {
  await using site = await harness()
  const { maker, moderator, edition, entryId } = await anEntryBetween(site)
  const film = await aFilm(site, maker.id, { post: tagOf(edition) })
  const other: string = (await post(site, maker, film)).json.entries[0].id
  const { id } = await sendFile(site, maker, `/entries/${entryId}/thread`, pdf)
  const taken = await site.app.inject({
    method: 'PUT',
    url: `/api/entries/${entryId}/thread/files/${id}?name=a.pdf`,
    headers: { ...moderator.headers, 'content-type': 'application/pdf' },
    payload: pdf,
  })
  assert.equal(
    taken.json().code,
    'already_exists',
    'nobody takes the id of somebody else’s, or learns its name',
  )
  assert.equal((await write(site, maker, other, 'これです', { files: [id] })).json.code, 'thread_file_gone')
  assert.equal((await write(site, maker, entryId, 'これです', { files: [id] })).status, 200)
  await ask(site, maker, 'PUT', `/entries/${entryId}/withdrawal`, { reason: '' })
  const late = await sendFile(site, maker, `/entries/${entryId}/thread`, `${pdf} `)
  assert.equal(late.json.code, 'thread_withdrawn')
})

test('of two guardians of a team neither sends, opens or takes back what the other has not sent yet', async () => {
  await using site = await harness()
  const { maker, moderator, edition, filmId, entryId } = await anEntryBetween(site, { maker: young })
  const member = await signIn(site, young)
  await joinTeam(site, maker, filmId, member)
  const links: string[] = []
  for (const [child, guardianEmail] of [
    [maker, 'mother@example.com'],
    [member, 'father@example.com'],
  ] as const) {
    await consent(
      site,
      await askForGuardian(site, child, { editionId: edition.id, guardianEmail }),
      guardianEmail,
    )
    await write(site, moderator, entryId, '許諾書はありますか')
    links.push(await linkIn(site, guardianEmail))
  }
  const [mine = '', theirs = ''] = links
  const { id } = await sendFile(site, null, mine, pdf)
  const send = (link: string) =>
    ask(site, null, 'POST', `${link}/messages`, { id: randomUUID(), text: 'これです', files: [id] })
  const open = async (link: string) => (await site.app.inject({ url: `/api${link}/files/${id}` })).statusCode
  assert.equal((await send(theirs)).json.code, 'thread_file_gone')
  await ask(site, null, 'DELETE', `${theirs}/files/${id}`)
  assert.deepEqual([await open(theirs), await open(mine)], [404, 200])
  assert.equal((await send(mine)).status, 200)
  assert.equal(await open(theirs), 200, 'what was sent is read by all')
})

test('what its author took along is unread by nobody', async () => {
  await using site = await harness()
  const { maker, moderator, edition, filmId, entryId } = await anEntryBetween(site)
  const member = await signIn(site)
  await joinTeam(site, maker, filmId, member)
  await write(site, member, entryId, '私の言葉')
  const unread = async () => [
    (await ask(site, moderator, 'GET', `/entries/${entryId}/thread`)).json.unread,
    (await ask(site, moderator, 'GET', `/editions/${edition.id}/threads`)).json.threads[0]?.unread,
  ]
  assert.deepEqual(await unread(), [1, 1])
  await ask(site, member, 'PUT', '/me/erasure', { email: member.email })
  assert.deepEqual(await unread(), [0, 0])
})

test('what belongs to one entry is not reached by the address of another', async () => {
  await using site = await harness()
  const { maker, moderator, edition, entryId } = await anEntryBetween(site)
  const film = await aFilm(site, maker.id, { post: tagOf(edition) })
  const other: string = (await post(site, maker, film)).json.entries[0].id
  const { id: messageId } = await write(site, maker, other, 'ほかの作品です')
  for (const act of ['seen', 'rest'])
    assert.equal(
      (await ask(site, moderator, 'PUT', `/entries/${entryId}/thread/${act}`, { messageId })).json.code,
      'not_found',
      act,
    )
  const id = randomUUID()
  await ask(site, moderator, 'POST', `/entries/${other}/notes`, { id, text: '電話した' })
  await ask(site, moderator, 'DELETE', `/entries/${entryId}/notes/${id}`)
  assert.equal((await ask(site, moderator, 'GET', `/entries/${other}/notes`)).json.notes.length, 1)
})
