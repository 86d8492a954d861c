import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { editionsByCurrency, openingOf, usualRules } from '#features/edition/edition.ts'
import { submit } from '#features/entry/entry.ts'
import { createFilm } from '#features/film/film.ts'
import { countAward, crowdDesk } from '#features/tally/tally.ts'
import { harness } from '#test/harness.ts'
import { plantVoting } from '#test/voting.ts'
import { daysFrom, demoEditions } from './festival/editions.ts'
import { films } from './festival/films.ts'
import { idOf } from './ids.ts'
import { at } from './moved-clock.ts'
import { seedCrowd } from './seed-crowd.ts'
import { seedEditions } from './seed-editions.ts'
import { filmIdOf } from './seed-films.ts'
import { giveKeyPictures } from './seed-key-pictures.ts'
import { seedOpening, seedPages } from './seed-opening.ts'
import { seedPeople } from './seed-people.ts'
import { seedThreads } from './seed-threads.ts'

test('the editions and people of the demo are made by the verbs, and once', async () => {
  await using site = await harness()
  const { platform } = site
  const now = platform.clock.now()
  const editions = demoEditions(now, usualRules)
  for (let again = 0; again < 2; again++) {
    const people = await seedPeople(platform, now, editions)
    await seedEditions(platform, people.organiser ?? '', editions)
    await giveKeyPictures(platform, people.organiser ?? '', editions)
    await seedPages(platform, people.organiser ?? '', editions)
    await seedOpening(platform, people.organiser ?? '', now)
  }
  const rows = await platform.db.selectFrom('edition').select(['slug', 'publishedAt']).execute()
  assert.equal(rows.filter(({ publishedAt }) => publishedAt !== null && publishedAt < now).length, 3)
  const drafts = rows.filter(({ publishedAt }) => publishedAt === null)
  assert.deepEqual(
    drafts.map(({ slug }) => slug.replace(/\d+/, '…')),
    ['upright-morning-…'],
  )
  const { items, missing } = await openingOf(platform, idOf('edition morning'), async () => false)
  assert.deepEqual(missing, [], 'it can be opened')
  const open = items.filter(({ state }) => state === 'missing').length
  assert.ok(open > 2 && open < items.length - 2, 'and its check list is half done')
  const [current] = await editionsByCurrency(platform.db, now)
  assert.equal(current?.slug, editions[0]?.slug)
  assert.ok(current?.keyPicture)
  const organisers = await platform.db
    .selectFrom('roleGrant')
    .innerJoin('person', 'person.id', 'roleGrant.personId')
    .where('role', '=', 'organiser')
    .select('email')
    .execute()
  assert.deepEqual(organisers, [{ email: 'organiser@demo.verticale.invalid' }])
})

test('the accounts that moved as one are found after the count', async () => {
  await using site = await harness()
  const { platform, clock } = site
  const { editionId, awardId, slug, makerId, closesAt } = await plantVoting(platform, {
    voting: { method: 'favourites', favourites: 3 },
  })
  const now = daysFrom(clock.now(), 12)
  const editions = demoEditions(now, usualRules)
    .filter(({ key }) => key === 'noon')
    .map((edition) => ({ ...edition, id: editionId, slug }))
  const people = await seedPeople(platform, now, editions)
  await seedCrowd(platform, { now, editions, people }, () => undefined)
  clock.set(closesAt)
  await countAward(platform, makerId, { resultId: randomUUID(), editionId, awardId })
  const { crowds } = await crowdDesk(platform, editionId)
  assert.deepEqual(
    crowds.map(({ accounts, films }) => [accounts, films.map(({ ballots }) => ballots)]),
    [[10, [10]]],
  )
})

test('two threads of the demo are written by their people, once: one waits for an answer, one for its reader', async () => {
  await using site = await harness()
  const { platform } = site
  const now = platform.clock.now()
  const editions = demoEditions(now, usualRules)
  const people = await seedPeople(platform, now, editions)
  await seedEditions(platform, people.organiser ?? '', editions)
  for (const film of films.filter(
    ({ maker, editions }) => /^(mio|akari)$/.test(maker) && editions.includes('night'),
  )) {
    const then = at(platform, daysFrom(now, -film.daysAgo))
    const makerId = people[film.maker] ?? ''
    await createFilm(then, makerId, filmIdOf(film), {
      title: film.title,
      post: `＃${editions[0]?.change.hashtags?.[0]}`,
    })
    await submit(then, makerId, filmIdOf(film), 'ja')
  }
  for (let again = 0; again < 2; again++) await seedThreads(platform, { now, editions, people })
  const { rows } = await platform.pool.query(
    'select side, count(*)::int as messages from message group by side order by side',
  )
  assert.deepEqual(rows, [
    { side: 'makers', messages: 1 },
    { side: 'organisers', messages: 2 },
  ])
  assert.equal((await platform.pool.query('select from thread_unanswered')).rowCount, 1)
})
