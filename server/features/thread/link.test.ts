import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Message } from '#contract/thread.ts'
import { anEntryBetween, joinTeam, linkIn, sendFile, write } from '#test/a-thread.ts'
import { ask } from '#test/ask.ts'
import { askForGuardian, consent, takeConsentBack } from '#test/guardian.ts'
import { harness, type Site } from '#test/harness.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'

const day = 86_400_000
const answer = async (
  site: Site,
  link: string,
  text: string,
  who: SignedInPerson | null = null,
  id = randomUUID(),
) => {
  const given = await ask(site, who, 'POST', `${link}/messages`, { id, text, files: [] })
  await site.work()
  return { ...given, id }
}
const words = (json: { thread: { messages: Message[] } }) => json.thread.messages.map(({ text }) => text)

test('each message is mailed to the other side in the reader’s language, and its link answers without signing in', async () => {
  await using site = await harness()
  const { maker, moderator, organiser, filmId, entryId, edition } = await anEntryBetween(site)
  const member = await signIn(site, { language: 'en' })
  await joinTeam(site, maker, filmId, member)
  await ask(site, moderator, 'PATCH', '/me', { name: '三田 航' })
  await write(site, moderator, entryId, '許諾書を送ってください。\n\nhttps://evil.example/ は見ません。')
  const [toMaker] = (await site.outbox(maker.email)).slice(-1)
  assert.equal(toMaker?.subject, `『凪の音』について、「${edition.name.ja}」の三田 航さんからのメッセージ`)
  assert.match(
    toMaker?.text ?? '',
    /^> 許諾書を送ってください。\n>\n> https: \/\/evil\. example\/ は見ません。$/m,
  )
  const [toMember] = (await site.outbox(member.email)).slice(-1)
  assert.equal(toMember?.subject, `三田 航 of ${edition.name.en} sent a message about “凪の音”`)
  assert.deepEqual(
    await site.outbox(organiser.email).then((all) => all.filter(({ text }) => text.includes('/threads/'))),
    [],
  )

  const link = await linkIn(site, member.email)
  const opened = await ask(site, null, 'GET', link)
  assert.equal(opened.status, 200)
  assert.deepEqual([opened.json.thread.side, opened.json.language], ['makers', 'en'])
  const id = randomUUID()
  assert.equal((await answer(site, link, '送ります。', null, id)).status, 200)
  assert.deepEqual(words((await answer(site, link, '送ります。', null, id)).json).slice(1), ['送ります。'])
  const { messages } = (await ask(site, maker, 'GET', `/entries/${entryId}/thread`)).json
  assert.deepEqual(
    messages.map(({ side }: Message) => side),
    ['organisers', 'makers'],
  )
  const letters = (await site.outbox(moderator.email)).filter(({ text }) => text.includes('送ります。'))
  assert.equal(letters.length, 1, 'who wrote in the thread hears of the answer, once')

  const back = await linkIn(site, moderator.email)
  assert.equal((await ask(site, null, 'GET', back)).json.thread.side, 'organisers')
  assert.equal((await answer(site, back, '受け取りました。')).status, 200)
})

test('where nobody of the edition has written, its own organisers and moderators hear; where it has none, the festival’s', async () => {
  await using site = await harness()
  const { maker, moderator, organiser, entryId, edition } = await anEntryBetween(site)
  const heard = async (email: string) =>
    (await site.outbox(email)).filter(({ text }) => text.includes('/threads/')).length
  await write(site, maker, entryId, 'もしもし')
  assert.deepEqual([await heard(moderator.email), await heard(organiser.email)], [1, 0])
  await ask(site, organiser, 'DELETE', `/editions/${edition.id}/people/${moderator.id}/roles/moderator`)
  await write(site, maker, entryId, 'もしもし')
  assert.deepEqual([await heard(moderator.email), await heard(organiser.email)], [1, 1])
})

test('a link is good for its person and its thread alone, and ends in words', async () => {
  await using site = await harness()
  const { maker, moderator, organiser, filmId, entryId, edition } = await anEntryBetween(site)
  const member = await signIn(site)
  const membership = await joinTeam(site, maker, filmId, member)
  await write(site, moderator, entryId, '質問です')
  const [ofMaker, ofMember] = [await linkIn(site, maker.email), await linkIn(site, member.email)]
  await write(site, maker, entryId, '答えです')
  const ofModerator = await linkIn(site, moderator.email)
  const code = async (link: string, who: SignedInPerson | null = null) => {
    const read = await ask(site, who, 'GET', link)
    const written = await answer(site, link, 'はい', who)
    const file = await sendFile(site, who, link, '%PDF-1.7 x')
    assert.equal(written.json.code, read.json.code)
    assert.equal(file.json.code, read.json.code)
    return read.json.code
  }
  assert.equal(await code(ofMaker, maker), undefined, 'also where they are signed in')
  for (const other of [member, moderator, organiser, await signIn(site)])
    assert.equal(await code(ofMaker, other), 'thread_link_somebody_else')
  assert.equal(await code(ofModerator, maker), 'thread_link_somebody_else')

  const [, , token = ''] = ofMaker.split('/')
  const bytes = Buffer.from(token, 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const forged = Buffer.from(bytes)
    forged[at] = (forged[at] ?? 0) ^ 1
    const { json, status } = await ask(site, null, 'GET', `/threads/${forged.toString('base64url')}`)
    assert.deepEqual([status, json.code], [404, 'thread_link_unknown'], `byte ${at}`)
  }
  for (const none of ['x', randomUUID(), 'a'.repeat(82)])
    assert.equal((await ask(site, null, 'GET', `/threads/${none}`)).json.code, 'thread_link_unknown')

  await ask(site, maker, 'DELETE', `/films/${filmId}/team/${membership}`)
  assert.equal(await code(ofMember), 'thread_link_left')
  await ask(site, organiser, 'DELETE', `/editions/${edition.id}/people/${moderator.id}/roles/moderator`)
  assert.equal(await code(ofModerator), 'thread_link_left')

  await ask(site, maker, 'PUT', `/entries/${entryId}/withdrawal`, { reason: '' })
  const withdrawn = await ask(site, null, 'GET', ofMaker)
  assert.deepEqual([withdrawn.status, withdrawn.json.thread.closed], [200, 'withdrawn'])
  assert.equal((await answer(site, ofMaker, 'まだ？')).json.code, 'thread_withdrawn')
  await ask(site, maker, 'DELETE', `/entries/${entryId}/withdrawal`)
  assert.equal((await answer(site, ofMaker, '戻りました')).status, 200)

  site.clock.advance(30 * day)
  const late = await ask(site, null, 'GET', ofMaker)
  assert.deepEqual([late.status, late.json.code], [410, 'thread_link_expired'])
  assert.match(late.json.sentence, /30日/)
})

test('a link of a deleted film, and of a person who has left the house, says so', async () => {
  await using site = await harness()
  const one = await anEntryBetween(site)
  await write(site, one.moderator, one.entryId, '質問です')
  const link = await linkIn(site, one.maker.email)
  await ask(site, one.maker, 'DELETE', `/films/${one.filmId}`)
  assert.equal((await ask(site, null, 'GET', link)).json.code, 'thread_link_film_gone')
  assert.equal((await answer(site, link, 'はい')).json.code, 'thread_link_film_gone')
  await ask(site, one.maker, 'PUT', '/me/erasure', { email: one.maker.email })
  assert.equal((await ask(site, null, 'GET', link)).json.code, 'thread_link_person_gone')
})

test('the guardian of a minor gets a copy of both sides, and answers as the guardian', async () => {
  await using site = await harness()
  const between = await anEntryBetween(site, { maker: { birthDate: '2011-02-03' } })
  const { maker, moderator, entryId, edition } = between
  await ask(site, maker, 'PATCH', '/me', { name: '澪' })
  const guardianEmail = 'mother@example.com'
  const asked = await askForGuardian(site, maker, { editionId: edition.id, guardianEmail })
  const copies = async () =>
    (await site.outbox(guardianEmail)).filter(({ text }) => text.includes('/threads/'))
  await write(site, moderator, entryId, '年齢を教えてください')
  assert.deepEqual(await copies(), [], 'who has not consented is nobody’s guardian yet')
  await consent(site, asked, guardianEmail)
  await write(site, moderator, entryId, '許諾書はありますか')
  await write(site, maker, entryId, 'あります')
  assert.deepEqual(
    (await copies()).map(({ text }) => /^> (.*)$/m.exec(text)?.[1]),
    ['許諾書はありますか', 'あります'],
  )
  assert.equal((await ask(site, moderator, 'GET', `/entries/${entryId}/thread`)).json.guardianReads, true)

  const link = await linkIn(site, guardianEmail)
  const opened = (await ask(site, null, 'GET', link)).json
  assert.deepEqual(opened.as, { name: '澪', guardian: true })
  assert.equal(
    (await ask(site, maker, 'GET', link)).json.code,
    'thread_link_somebody_else',
    'the child is not their guardian',
  )
  assert.equal((await ask(site, moderator, 'GET', link)).json.code, 'thread_link_somebody_else')
  assert.equal((await answer(site, link, '母です。私から送ります。')).status, 200)
  const { messages } = (await ask(site, moderator, 'GET', `/entries/${entryId}/thread`)).json
  assert.deepEqual(messages.at(-1).author, { name: '澪', guardian: true, mine: false })
  assert.equal((await copies()).length, 2, 'nobody gets a copy of their own words')
  assert.match((await site.outbox(moderator.email)).at(-1)?.subject ?? '', /澪さんの保護者/)

  await takeConsentBack(site, asked)
  assert.equal((await ask(site, null, 'GET', link)).json.code, 'thread_link_left')
})

test('an adult’s guardian is nobody, and no letter copies one', async () => {
  await using site = await harness()
  const { maker, moderator, entryId } = await anEntryBetween(site)
  await write(site, moderator, entryId, '質問です')
  assert.equal((await ask(site, maker, 'GET', `/entries/${entryId}/thread`)).json.guardianReads, false)
  assert.doesNotMatch((await site.outbox(maker.email)).at(-1)?.text ?? '', /保護者/)
})
