import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { NoticeView } from '#contract/notice.ts'
import { aFilm, makeWatchable, post, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { askForGuardian, consent } from '#test/guardian.ts'
import { harness } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'

test('what a guardian hears by letter is no second notice on the child’s page, and is not seen there', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const aoi = await signIn(site, { birthDate: '2011-02-03' })
  await consent(site, await askForGuardian(site, aoi, { editionId: edition.id }))
  const filmId = await aFilm(site, aoi.id, { post: tagOf(edition) })
  await post(site, aoi, filmId)
  await makeWatchable(site, filmId)
  await ask(site, organiser, 'POST', '/rulings', {
    ...{ id: randomUUID(), subjectKind: 'film', subjectId: filmId },
    ...{ act: 'hold', reasonCode: 'rights', reason: '曲の権利を確かめています。' },
  })
  await site.work()
  const told = () =>
    site.platform.db
      .selectFrom('notice')
      .select(['kind', 'seenAt'])
      .where('personId', '=', aoi.id)
      .where('guardianConsentId', 'is not', null)
      .orderBy('kind')
      .execute()
  const toGuardian = await told()
  assert.ok(toGuardian.some(({ kind }) => kind === 'film.held'))
  const { notices, unseen } = (await ask(site, aoi, 'GET', '/me/notices')).json
  const kinds = notices.map(({ kind }: NoticeView) => kind)
  assert.deepEqual(kinds.toSorted(), [...new Set(kinds)].sort())
  assert.equal(unseen, notices.length)
  const seen = await ask(site, aoi, 'PUT', '/me/notices/seen', { upTo: notices[0].id })
  assert.equal(seen.json.unseen, 0)
  assert.deepEqual(await told(), toGuardian)
})
