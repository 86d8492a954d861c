import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Edition } from '#contract/edition.ts'
import { changeEdition, publishEdition } from '#features/edition/edition.ts'
import { filmJobs } from '#features/film/film.jobs.ts'
import type { JobContext } from '#platform/jobs/job.ts'
import { aFilm, makeWatchable, tagOf } from './a-film.ts'
import { anEdition } from './an-edition.ts'
import { ask } from './ask.ts'
import { consentOf, takeConsentBack } from './guardian.ts'
import { harness, type Site } from './harness.ts'
import { type SignedInPerson, signIn } from './sign-in.ts'

const begin = '2026-05-01T03:00:00Z'

/** What one may do to a film, its entries, its editions and its maker. `at`: which edition. */
type Act =
  | {
      act:
        | 'post'
        | 'take back'
        | 'own page'
        | 'no own page'
        | 'terms'
        | 'no terms'
        | 'watchable'
        | 'publish the draft'
        | 'birth date'
        | 'no birth date'
    }
  | { act: 'write'; tags: number[] }
  | { act: 'rights'; given: boolean }
  | { act: 'rule'; at: number; guardianUnder: number | null }
  | { act: 'new text' | 'withdraw' | 'withdraw and stay' | 'return' | 'disqualify' | 'reinstate'; at: number }
  | { act: 'consent'; at: number | null }
  | { act: 'no consent'; nth: number }
  | { act: 'hold' | 'remove' | 'release' }
  | { act: 'later'; days: number }

const at = fc.nat({ max: 2 })
const anAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Act>({ act: 'post' }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('write' as const), tags: fc.subarray([0, 1, 2]) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('consent' as const),
      at: fc.constantFrom(null, 0, 1, 2),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('rule' as const),
      at,
      guardianUnder: fc.constantFrom(null, 15, 16, 18, 20),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constantFrom(
        ...([
          'new text',
          'withdraw',
          'withdraw',
          'withdraw and stay',
          'return',
          'disqualify',
          'reinstate',
        ] as const),
      ),
      at,
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('no consent' as const), nth: fc.nat({ max: 3 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constantFrom(
        ...([
          'take back',
          'own page',
          'no own page',
          'terms',
          'no terms',
          'watchable',
          'publish the draft',
          'birth date',
          'no birth date',
        ] as const),
        ...(['hold', 'remove', 'release'] as const),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('rights' as const), given: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('later' as const), days: fc.constantFrom(1, 20, 40) }),
  },
)

/** Everything there is to know, kept by hand beside the program. */
type Model = {
  /** Null: came in by an invitation and has not told it. */
  birthDate: string | null
  now: Date
  posted: boolean
  /** It is to be on the maker's own page, also where no edition shows it. */
  ownPage: boolean
  tags: number[]
  rights: boolean
  watchable: boolean
  terms: boolean
  ruling: 'hold' | 'remove' | 'release'
  editions: {
    edition: Edition
    published: boolean
    guardianUnder: number | null
    text: number
    entry: { id: string; withdrawn: boolean; disqualified: boolean } | null
  }[]
  consents: { token: string; at: number | null; text: number; stands: boolean }[]
}

/** Of nobody's unknown age a film is public. */
const ageIn = ({ birthDate, now }: Model): number => {
  if (birthDate === null) return -1
  const day = new Date(now.getTime() + 9 * 3_600_000).toISOString().slice(0, 10)
  return Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0)
}

/** The published editions in which it stands, each with its place in the model. */
const showing = (model: Model) =>
  [...model.editions.entries()].filter(
    ([, { published, entry }]) => published && entry && !entry.withdrawn && !entry.disqualified,
  )

const isNowhere = (model: Model): boolean => model.posted && !model.ownPage && showing(model).length === 0

/** Whether the house and every edition have what they ask for. */
const consented = (model: Model): boolean => {
  const age = ageIn(model)
  const standing = model.consents.filter(({ stands }) => stands)
  const asking = showing(model)
  if (isNowhere(model)) return true
  if (asking.length === 0) return age >= 18 || standing.some((consent) => consent.at === null)
  return asking.every(
    ([at, { guardianUnder, text }]) =>
      guardianUnder === null ||
      age >= guardianUnder ||
      standing.some((consent) => consent.at === at && consent.text === text),
  )
}

/** What posting answers. */
const mayPost = ({ ruling, birthDate }: Model): number =>
  ruling === 'remove' ? 409 : birthDate === null ? 403 : 200

const mayBePublic = (model: Model): boolean =>
  model.posted &&
  model.rights &&
  model.watchable &&
  model.terms &&
  model.birthDate !== null &&
  model.ruling === 'release' &&
  !isNowhere(model) &&
  consented(model)

test('a film is public when, and only when, the house and its editions have what they ask for', async () => {
  await using site = await harness({ now: begin })
  const organiser = await signIn(site, { roles: ['organiser'] })
  // untold, fifteen, seventeen with a birthday to come, nineteen, thirty-six
  const births = fc.constantFrom(null, '2010-06-01', '2008-05-20', '2006-07-01', '1990-04-30')
  await fc.assert(
    fc.asyncProperty(births, fc.array(anAct, { minLength: 4, maxLength: 14 }), async (birthDate, acts) => {
      site.clock.set(begin)
      const walk = await begun(site, organiser, birthDate)
      for (const [nth, one] of acts.entries()) {
        await take(site, organiser, walk, one)
        await site.work()
        await compare(site, walk, `after ${nth + 1}: ${JSON.stringify(acts.slice(0, nth + 1))}`)
      }
    }),
    { numRuns: 30, endOnFailure: true },
  )
})

type Walk = { model: Model; maker: SignedInPerson; filmId: string }

const begun = async (site: Site, organiser: SignedInPerson, birthDate: string | null): Promise<Walk> => {
  const email = `${randomUUID()}@example.jp`
  const maker = await signIn(site, { email, birthDate: birthDate ?? '1990-04-30' })
  const filmId = await aFilm(site, maker.id)
  if (birthDate === null) await forgetBirthDate(site, maker.id)
  await makeWatchable(site, filmId)
  const editions = []
  for (const draft of [false, false, true]) editions.push(await anEdition(site, organiser.id, { draft }))
  return {
    maker,
    filmId,
    model: {
      birthDate,
      now: site.clock.now(),
      posted: false,
      ownPage: false,
      tags: [],
      rights: true,
      watchable: true,
      terms: true,
      ruling: 'release',
      consents: [],
      editions: editions.map((edition) => ({
        edition,
        published: edition.publishedAt !== null,
        guardianUnder: edition.rules.guardianUnder,
        text: 1,
        entry: null,
      })),
    },
  }
}

const take = async (site: Site, organiser: SignedInPerson, walk: Walk, one: Act): Promise<void> => {
  const { model, maker, filmId } = walk
  const { platform } = site
  const of = (n: number) => model.editions[n] ?? assert.fail()
  const mine = (method: 'PUT' | 'DELETE' | 'PATCH', path: string, body?: object) =>
    ask(site, maker, method, path, body)
  switch (one.act) {
    case 'post': {
      const { status } = await mine('PUT', `/films/${filmId}/publication`)
      assert.equal(status, mayPost(model))
      if (status === 200) model.posted = true
      await enter(site, walk)
      const stands = model.editions.some(({ entry }) => entry && !entry.withdrawn && !entry.disqualified)
      if (status === 200 && !stands) model.ownPage = true
      return
    }
    case 'own page': {
      const { status } = await mine('PUT', `/films/${filmId}/own-page`)
      assert.equal(status, mayPost(model))
      if (status === 200) Object.assign(model, { posted: true, ownPage: true })
      return
    }
    case 'no own page':
      model.ownPage = false
      await mine('DELETE', `/films/${filmId}/own-page`)
      return
    case 'take back':
      Object.assign(model, { posted: false, ownPage: false })
      await mine('DELETE', `/films/${filmId}/publication`)
      return
    case 'write': {
      model.tags = one.tags
      const post = one.tags.map((n) => tagOf(of(n).edition)).join(' ')
      assert.equal((await mine('PATCH', `/films/${filmId}`, { post })).status, 200)
      await site.work()
      return await enter(site, walk)
    }
    case 'birth date': {
      const birthDate = model.birthDate ?? '2010-06-01'
      assert.equal((await mine('PUT', '/me/birth-date', { birthDate })).status, 200)
      model.birthDate = birthDate
      return
    }
    case 'no birth date': {
      model.birthDate = null
      await forgetBirthDate(site, maker.id)
      return await judgeAll(site)
    }
    case 'rights': {
      if (model.birthDate !== null) model.rights = one.given
      const promises = { ownWork: true, music: one.given, people: true }
      await mine('PUT', `/films/${filmId}/rights`, { id: randomUUID(), version: '1', ...promises })
      return
    }
    case 'watchable':
      await makeWatchable(site, filmId)
      return
    case 'publish the draft':
      of(2).published = true
      await publishEdition(platform, organiser.id, of(2).edition.id)
      return
    case 'rule': {
      const { edition } = of(one.at)
      of(one.at).guardianUnder = one.guardianUnder
      const rules = { ...edition.rules, guardianUnder: one.guardianUnder }
      await changeEdition(platform, organiser.id, edition.id, { rules })
      return
    }
    case 'new text': {
      const text = ++of(one.at).text
      const rightsText = { ja: `第${text}版`, en: `Version ${text}` }
      await changeEdition(platform, organiser.id, of(one.at).edition.id, { rightsText })
      return
    }
    case 'consent': {
      const token = await consentOf(site, maker, one.at === null ? null : of(one.at).edition.id)
      const text = one.at === null ? 0 : of(one.at).text
      if (token) model.consents.push({ token, at: one.at, text, stands: true })
      return
    }
    case 'no consent': {
      const consent = model.consents[one.nth]
      if (!consent) return
      consent.stands = false
      return await takeConsentBack(site, consent.token)
    }
    case 'withdraw':
    case 'withdraw and stay':
    case 'return': {
      const { entry } = of(one.at)
      if (!entry) return
      const withdrawn = one.act !== 'return'
      const stays = one.act === 'withdraw and stay'
      if (stays && model.posted) model.ownPage = true
      await mine(
        withdrawn ? 'PUT' : 'DELETE',
        `/entries/${entry.id}/withdrawal`,
        withdrawn ? { reason: '', stays } : undefined,
      )
      entry.withdrawn = withdrawn
      return
    }
    case 'disqualify':
    case 'reinstate': {
      const { entry } = of(one.at)
      if (!entry) return
      entry.disqualified = one.act === 'disqualify'
      const [method, body] = entry.disqualified
        ? (['PUT', { reason: '規定による' }] as const)
        : (['DELETE'] as const)
      await ask(site, organiser, method, `/entries/${entry.id}/disqualification`, body)
      return
    }
    case 'hold':
    case 'remove':
    case 'release': {
      const reasonCode = one.act === 'release' ? 'looked_into' : 'rights'
      const ruling = { id: randomUUID(), subjectKind: 'film', subjectId: filmId, act: one.act, reasonCode }
      await ask(site, organiser, 'POST', '/rulings', { ...ruling, reason: '確認' })
      model.ruling = one.act
      return
    }
    case 'terms':
      model.terms = true
      assert.equal((await mine('PUT', '/me/consents/terms', { version: '2026-11' })).status, 200)
      return
    case 'no terms':
      model.terms = false
      await mine('DELETE', '/me/consents/terms')
      return
    case 'later': {
      site.clock.advance(one.days * 86_400_000)
      model.now = site.clock.now()
      return await judgeAll(site)
    }
  }
}

const judgeAll = async ({ platform }: Site): Promise<void> => {
  const hourly = filmJobs.find(({ name }) => name === 'film.judge-publications')
  await hourly?.run(platform, undefined as never, {} as JobContext)
}

/** As of who came in by an invitation, and posted when nobody asked them how old they are. */
const forgetBirthDate = async ({ platform }: Site, personId: string): Promise<void> => {
  await platform.db.updateTable('person').set({ birthDate: null }).where('id', '=', personId).execute()
}

/** A posted film has entered every public edition that its text names. */
const enter = async (site: Site, { model, filmId }: Walk): Promise<void> => {
  if (!model.posted) return
  const entries = await site.platform.db
    .selectFrom('entry')
    .select(['id', 'editionId'])
    .where('filmId', '=', filmId)
    .execute()
  for (const n of model.tags) {
    const one = model.editions[n]
    if (!one?.published || one.entry) continue
    const entry = entries.find(({ editionId }) => editionId === one.edition.id)
    assert.ok(entry, 'the film has entered')
    one.entry = { id: entry.id, withdrawn: false, disqualified: false }
  }
}

const compare = async (site: Site, { model, maker, filmId }: Walk, told: string): Promise<void> => {
  const expected = mayBePublic(model)
  const { db } = site.platform
  const shown = await ask(site, null, 'GET', `/films/${filmId}`)
  assert.equal(shown.status, expected ? 200 : 404, told)
  const grants = await db
    .selectFrom('mediaGrant')
    .select('token')
    .where('filmId', '=', filmId)
    .where('purpose', '=', 'publication')
    .where('revokedAt', 'is', null)
    .execute()
  assert.equal(grants.length, expected ? 1 : 0, `addresses of its media, ${told}`)
  const { waitingFor } = (await ask(site, maker, 'GET', `/films/${filmId}/draft`)).json
  const unknown = model.birthDate === null
  assert.equal(waitingFor.includes('birth_date'), unknown, `whether an age is known, ${told}`)
  assert.equal(
    waitingFor.includes('guardian'),
    !unknown && !consented(model),
    `what its maker reads, ${told}`,
  )
  assert.equal(waitingFor.includes('place'), isNowhere(model), `whether it has a place, ${told}`)
  assert.equal(waitingFor.includes('terms'), !model.terms, `what its maker reads of the terms, ${told}`)
  const running = await db
    .selectFrom('entryStanding')
    .select('editionId')
    .where('filmId', '=', filmId)
    .where('running', '=', true)
    .execute()
  const stands = model.editions.filter(({ entry }) => entry && !entry.withdrawn && !entry.disqualified)
  assert.deepEqual(
    running.map(({ editionId }) => editionId).sort(),
    expected ? stands.map(({ edition }) => edition.id).sort() : [],
    `where it runs, ${told}`,
  )
}
