import assert from 'node:assert/strict'
import { test } from 'node:test'
import { termsVersion } from '#contract/plain/account.ts'
import { aFilm, makeWatchable, post } from '#test/a-film.ts'
import { ask, toldKinds } from '#test/ask.ts'
import { harness } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'

test('taking the agreement back hides the films; agreeing again brings them back, told once', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const id = await aFilm(site, maker.id)
  await makeWatchable(site, id)
  await post(site, maker, id)
  const status = async () => (await ask(site, null, 'GET', `/films/${id}`)).status
  assert.equal(await status(), 200)
  await ask(site, maker, 'DELETE', '/me/consents/terms')
  await site.work()
  assert.equal(await status(), 404)
  const agree = () => ask(site, maker, 'PUT', '/me/consents/terms', { version: termsVersion })
  const answers = await Promise.all([agree(), agree(), agree()])
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200],
  )
  await site.work()
  assert.equal(await status(), 200)
  assert.deepEqual(
    (await toldKinds(site, maker.id)).filter((kind) => kind.startsWith('consent.')),
    ['consent.withdrawn', 'consent.given'],
  )
  const consents = await site.platform.db
    .selectFrom('consent')
    .select('withdrawnAt')
    .where('personId', '=', maker.id)
    .execute()
  assert.equal(consents.filter(({ withdrawnAt }) => withdrawnAt === null).length, 1)
})
