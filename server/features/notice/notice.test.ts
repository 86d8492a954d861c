import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { aFilm, makeWatchable, post, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { harness } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'

test('first look', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const mio = await signIn(site)
  const filmId = await aFilm(site, mio.id, { post: tagOf(edition) })
  await post(site, mio, filmId)
  await makeWatchable(site, filmId)
  await site.work()
  site.clock.advance(3 * 60_000)
  await site.work()
  const hold = (act: string, reasonCode: string, reason: string) =>
    ask(site, organiser, 'POST', '/rulings', {
      ...{ id: randomUUID(), subjectKind: 'film', subjectId: filmId },
      ...{ act, reasonCode, reason },
    })
  await hold('hold', 'rights', '曲の権利を確かめています。')
  await site.work()
  await hold('release', 'mistake', '確かめました。')
  await site.work()
  site.clock.advance(3 * 60_000)
  await site.work()
  for (const letter of (await site.outbox(mio.email)).slice(1))
    console.log(letter.subject, '\n', letter.text, '\n=====')
  console.log(JSON.stringify((await ask(site, mio, 'GET', '/me/notices')).json, null, 1))
  assert.ok(true)
})
