import { randomUUID } from 'node:crypto'
import { addPerson } from '#features/account/account.ts'
import { usualRules } from '#features/edition/edition.ts'
import { submit } from '#features/entry/entry.ts'
import { createFilm, declareRights } from '#features/film/film.ts'
import type { Platform } from '#platform/platform.ts'
import { type DemoEdition, daysFrom, demoEditions } from '#server/demo/festival/editions.ts'
import { type DemoFilm, films } from '#server/demo/festival/films.ts'
import { idOf } from '#server/demo/ids.ts'
import { at } from '#server/demo/moved-clock.ts'
import { seedEditions } from '#server/demo/seed-editions.ts'
import { filmIdOf } from '#server/demo/seed-films.ts'
import { askForConsent } from '#server/demo/seed-guardians.ts'
import { giveKeyPictures } from '#server/demo/seed-key-pictures.ts'
import { seedOpening, seedPages } from '#server/demo/seed-opening.ts'
import { type People, seedPeople, whoMakes } from '#server/demo/seed-people.ts'
import { seedResults } from '#server/demo/seed-results.ts'
import { seedThreads } from '#server/demo/seed-threads.ts'
import { prepared } from '../a-film.ts'
import { givePlayable } from '../stories/playable.ts'

/**
 * The editions, people, words and results of the demo festival; behind each film stands one clip of some seconds
 * instead of what the demo draws. Gives where the open edition and the one that is over have their pages.
 */
export const furnish = async (platform: Platform): Promise<{ slugs: string[] }> => {
  const now = platform.clock.now()
  const editions = demoEditions(now, usualRules)
  const people = await seedPeople(platform, now, editions, whoMakes)
  await addPerson(platform, { email: 'viewer@example.jp', name: '川村 樹', birthDate: '1990-04-30' })
  const organiser = people.organiser ?? ''
  await seedEditions(platform, organiser, editions)
  await giveKeyPictures(platform, organiser, editions)
  await seedPages(platform, organiser, editions)
  await seedOpening(platform, organiser, now)
  for (const film of films) await shoot(platform, { film, now, editions, people })
  await givePlayable(platform, 20)
  await seedThreads(platform, { now, editions, people })
  await seedResults(platform, { now, editions, people }, () => undefined)
  return { slugs: editions.filter(({ key }) => key !== 'noon').map(({ slug }) => slug) }
}

type Shot = { film: DemoFilm; now: Date; editions: readonly DemoEdition[]; people: People }

const shoot = async (platform: Platform, seeding: Shot): Promise<void> => {
  const { film, now, editions, people } = seeding
  const [filmId, maker] = [filmIdOf(film), people[film.maker] ?? '']
  const then = at(platform, daysFrom(now, -film.daysAgo))
  const entered = editions.filter(({ key }) => film.editions.includes(key))
  await createFilm(then, maker, filmId, {
    title: film.title,
    synopsis: film.synopsis,
    post: entered.map(({ change }) => `＃${change.hashtags?.[0]}`).join(' '),
    credits: film.credits.map(([role, name], nth) => ({
      id: idOf(`credit ${film.script} ${nth}`),
      role,
      name,
    })),
  })
  const promises = { version: '1', ownWork: true, music: true, people: true }
  await declareRights(then, maker, filmId, { id: randomUUID(), ...promises })
  if (film.fate !== 'refused') await prepared(then, filmId, { durationMs: 20_000, complete: true })
  await askForConsent(platform, seeding)
  await submit(then, maker, filmId, 'ja')
}
