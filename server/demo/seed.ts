import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { usualRules } from '#features/edition/edition.ts'
import type { Platform } from '#platform/platform.ts'
import { demoEditions } from './festival/editions.ts'
import { type DemoFilm, films } from './festival/films.ts'
import { signIns } from './festival/people.ts'
import { reelOf } from './reels/reels.ts'
import { seedAudience } from './seed-audience.ts'
import { seedCrowd } from './seed-crowd.ts'
import { seedEditions } from './seed-editions.ts'
import { filmIdOf, finishFilm, makeFilm } from './seed-films.ts'
import { seedOpening, seedPages } from './seed-opening.ts'
import { seedPeople, whoMakes } from './seed-people.ts'
import { seedResults } from './seed-results.ts'
import { seedThreads } from './seed-threads.ts'
import { turnOf } from './turn.ts'

export { signIns } from './festival/people.ts'

/** Hears one line a time of what is being done. */
export type Tell = (line: string) => void

/**
 * Makes the demo festival through the same verbs that its people use: editions, one in preparation, their people, films made
 * here and prepared by the `work` role, votes and a published result. Ends when all of it is there; ended before,
 * it goes on where it was when it is called again. The first film can be watched long before the last is made.
 */
export const seedDemo = async (platform: Platform, tell: Tell): Promise<void> => {
  const now = await begunAt(platform)
  const editions = demoEditions(now, usualRules)
  const makers = await seedPeople(platform, now, editions, whoMakes)
  const organiserId = makers.organiser ?? ''
  await seedEditions(platform, organiserId, editions)
  const following: Promise<void>[] = []
  const ground = { now, editions, people: makers }
  const make = async (film: DemoFilm) => {
    await makeFilm(platform, { film, ...ground }, sayOf(film, tell))
    following.push(finishFilm(platform, { film, ...ground }, sayOf(film, tell)))
  }
  for (const film of films.filter(({ script }) => reelOf(script))) {
    await make(film)
    // the first one has both processors for itself: somebody sits before an empty page
    if (following.length === 1) await following[0]
  }
  const people = await seedPeople(platform, now, editions)
  tell(
    `demo: ${editions.length} editions, ${Object.keys(people).length} people. Sign in with any of these; the code is on the outbox page:`,
  )
  for (const { email, as } of signIns) tell(`  ${email.padEnd(42)} ${as}`)
  const { giveKeyPictures } = await import('./seed-key-pictures.ts')
  await giveKeyPictures(platform, organiserId, editions)
  await seedPages(platform, organiserId, editions)
  await seedOpening(platform, organiserId, now)
  let made: string | undefined
  for (const film of films.filter(({ script }) => !reelOf(script))) {
    await turnOf(platform, made)
    await make(film)
    made = filmIdOf(film)
  }
  await Promise.all(following)
  await seedThreads(platform, { now, editions, people })
  await seedAudience(platform, { now, editions, people }, tell)
  await seedCrowd(platform, { now, editions, people }, tell)
  await seedResults(platform, { now, editions, people }, tell)
  tell('demo: everything is ready')
}

const sayOf = (film: DemoFilm, tell: Tell) => {
  const name = `film ${films.indexOf(film) + 1} of ${films.length}: ${film.title.original}`
  return (what: string) => tell(`${name} ${what}`)
}

/** All dates of the demo follow from the moment at which it was first begun. */
const begunAt = async ({ config, clock }: Platform): Promise<Date> => {
  const folder = join(config.dataDir, 'demo')
  await mkdir(folder, { recursive: true })
  // a maker that was ended could not tidy up
  for (const name of await readdir(folder))
    if (name.startsWith('.film-')) await rm(join(folder, name), { recursive: true, force: true })
  const file = join(folder, 'begun')
  const known = await readFile(file, 'utf8').catch(() => null)
  if (known) return new Date(known)
  const now = clock.now()
  await writeFile(file, now.toISOString())
  return now
}
