import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { anEntryBetween, joinTeam, linkIn, sendFile, write } from '#test/a-thread.ts'
import { ask } from '#test/ask.ts'
import { askForGuardian, consent } from '#test/guardian.ts'
import { harness } from '#test/harness.ts'
import { listenToLetters } from '#test/letters.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { signIn } from '#test/sign-in.ts'

test('what is on its way while its author is being erased comes too late, and leaves nothing of them', async () => {
  await using site = await harness()
  const { pool, db } = site.platform
  const { maker: owner, moderator, filmId, entryId } = await anEntryBetween(site)
  const mio = await signIn(site, { birthDate: '2010-06-01', email: 'mio@example.jp' })
  await joinTeam(site, owner, filmId, mio)
  await write(site, moderator, entryId, '質問です')
  const link = await linkIn(site, mio.email)
  const trace = '消えない言葉'
  const message = () => ({ id: randomUUID(), text: trace, files: [] })
  const { erasing, late } = await whileNobodyWrites(pool, 'event', async () => {
    const erasing = ask(site, mio, 'PUT', '/me/erasure', { email: mio.email })
    await standingStill(pool, 1)
    const late = [
      ask(site, mio, 'PATCH', '/me', { name: trace }),
      ask(site, mio, 'POST', `/entries/${entryId}/thread/messages`, message()),
      ask(site, null, 'POST', `${link}/messages`, message()),
      sendFile(site, null, link, trace, `${trace}.txt`),
      ask(site, mio, 'POST', '/me/guardian-consents', {
        id: randomUUID(),
        guardianEmail: `someone+${trace}@example.com`,
        editionId: null,
      }),
    ]
    await standingStill(pool, 4)
    return { erasing, late }
  })
  assert.equal((await erasing).status, 200)
  for (const answer of await Promise.all(late)) assert.ok(answer.status >= 400, String(answer.status))
  await site.work()
  for (const table of ['person', 'message', 'messageFile', 'guardianConsent', 'mail'] as const)
    assert.doesNotMatch(JSON.stringify(await db.selectFrom(table).selectAll().execute()), new RegExp(trace))
})

test('who was named as a guardian keeps all letters and codes that are not about the child who goes', async () => {
  await using site = await harness()
  const guardianEmail = 'kaoru@example.com'
  const between = await anEntryBetween(site, { maker: { birthDate: '2011-02-03' } })
  const { maker, moderator, edition, entryId } = between
  await ask(site, maker, 'PATCH', '/me', { name: '凪 一' })
  const listen = await listenToLetters(site)
  const other = await signIn(site, { birthDate: '2012-02-03' })
  await askForGuardian(site, other, { guardianEmail })
  const link = await askForGuardian(site, maker, { editionId: edition.id, guardianEmail })
  await consent(site, link, guardianEmail)
  await write(site, moderator, entryId, '質問です')
  await ask(site, null, 'POST', '/sign-in/code', { email: guardianEmail })
  await listen()
  const before = await site.outbox(guardianEmail)
  assert.ok(
    before.filter(({ text }) => text.includes('凪 一')).length >= 3,
    before.map((one) => one.subject).join(),
  )
  const codes = () => site.platform.db.selectFrom('mailedCode').select('digest').execute()
  const mailed = await codes()
  assert.equal(mailed.length, 1)

  assert.equal((await ask(site, maker, 'PUT', '/me/erasure', { email: maker.email })).status, 200)
  assert.deepEqual(
    await site.outbox(guardianEmail),
    before.filter(({ text, subject }) => !`${subject}${text}`.includes('凪 一')),
  )
  assert.equal((await site.outbox(guardianEmail)).length, 2)
  assert.deepEqual(await codes(), mailed)
})
