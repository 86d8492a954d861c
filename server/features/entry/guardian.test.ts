import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeEdition } from '#features/edition/edition.ts'
import { aFilm, post, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { askForGuardian, consent } from '#test/guardian.ts'
import { harness, type Site } from '#test/harness.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'

const entered = async (site: Site) => {
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const maker = await signIn(site, { birthDate: '2010-06-01' })
  const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
  const [entry] = (await post(site, maker, filmId)).json.entries
  return { organiser, edition, maker, entryId: entry.id as string }
}
const evidence = async (site: Site, who: SignedInPerson | null, entryId: string) =>
  (await ask(site, who, 'GET', `/entries/${entryId}/guardian`)).json

test('an organiser sees who consented, as what, by which address, and that a mailed code confirmed it', async () => {
  await using site = await harness()
  const { organiser, edition, maker, entryId } = await entered(site)
  const link = await askForGuardian(site, maker, { editionId: edition.id })
  assert.deepEqual(await evidence(site, organiser, entryId), { standing: 'asked', consent: null })
  site.clock.advance(60_000)
  await consent(site, link)
  assert.deepEqual(await evidence(site, organiser, entryId), {
    standing: 'given',
    consent: {
      name: '朝比奈 薫',
      relation: 'parent',
      address: 'guardian@example.com',
      version: '2026-11/1',
      askedAt: '2026-05-01T03:00:00.000Z',
      givenAt: '2026-05-01T03:01:00.000Z',
      confirmed: true,
    },
  })
  await changeEdition(site.platform, organiser.id, edition.id, { rightsText: { ja: '新', en: 'New' } })
  assert.deepEqual(await evidence(site, organiser, entryId), { standing: 'needed', consent: null })
})

test('a consent for the own page, one taken back, and one of an erased child show nothing', async () => {
  await using site = await harness()
  const { organiser, edition, maker, entryId } = await entered(site)
  await consent(site, await askForGuardian(site, maker))
  assert.deepEqual(await evidence(site, organiser, entryId), { standing: 'needed', consent: null })
  const link = await askForGuardian(site, maker, { editionId: edition.id })
  await consent(site, link)
  await ask(site, null, 'DELETE', `${link}/consent`)
  assert.deepEqual(await evidence(site, organiser, entryId), { standing: 'withdrawn', consent: null })
  const again = await askForGuardian(site, maker, { editionId: edition.id })
  await consent(site, again)
  await ask(site, maker, 'PUT', '/me/erasure', { email: maker.email })
  const { rows } = await site.platform.pool.query(
    'select guardian_email, given_name, relation, asked_by from guardian_consent',
  )
  assert.deepEqual(new Set(rows.flatMap(Object.values)), new Set(['', null]))
})

test('nobody but the edition’s organisers sees it, the maker and moderators included', async () => {
  await using site = await harness()
  const { organiser, edition, maker, entryId } = await entered(site)
  const other = await anEdition(site, organiser.id)
  const holder = (role: 'organiser' | 'moderator' | 'juror' | 'press' | 'producer', editionId: string) =>
    signIn(site, { roles: [{ role, editionId }] })
  const codes: [SignedInPerson | null, string | undefined][] = [
    [null, 'not_signed_in'],
    [await signIn(site), 'not_found'],
    [maker, 'not_allowed'],
    [await holder('moderator', edition.id), 'not_allowed'],
    [await holder('juror', edition.id), 'not_found'],
    [await holder('press', edition.id), 'not_found'],
    [await holder('producer', edition.id), 'not_found'],
    [await holder('organiser', other.id), 'not_found'],
    [await holder('organiser', edition.id), undefined],
    [organiser, undefined],
  ]
  for (const [who, code] of codes) assert.equal((await evidence(site, who, entryId)).code, code)
})
