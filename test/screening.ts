import { randomUUID } from 'node:crypto'
import type { EditionChange, Rules } from '#contract/edition.ts'
import { addPerson } from '#features/account/account.ts'
import { usualRules } from '#features/edition/edition.ts'
import { submit } from '#features/entry/entry.ts'
import { createFilm, declareRights } from '#features/film/film.ts'
import type { Platform } from '#platform/platform.ts'
import { prepared, tagOf } from './a-film.ts'
import { anEdition } from './an-edition.ts'

type Planted = { editionId: string; slug: string; makerId: string; filmIds: string[] }

type Options = {
  films?: number
  durationMs?: number
  slug?: string
  /** Without, it comes in three weeks. */
  screening?: boolean
  /** Whose the films are: a new person unless told. */
  makerId?: string
  change?: EditionChange
}

/**
 * A published edition with films on show, made some days ago as organiser and maker make them: for tests of what
 * comes after submission. Screening runs from a day before the clock's now to a week after.
 */
export const plantScreening = async (
  platform: Platform,
  { films = 3, durationMs = 20_000, slug = 'night', screening = true, makerId, change = {} }: Options = {},
): Promise<Planted> => {
  const day = (n: number, ms = 0) => new Date(platform.clock.now().getTime() + n * 86_400_000 + ms)
  const on = (when: Date): Platform => ({ ...platform, clock: { now: () => when } })
  const person = makerId ?? (await aMaker(on(day(-30)), slug))
  const edition = await anEdition({ platform: on(day(-30)) }, person, {
    slug,
    phases: {
      submissions: [day(-20).toISOString(), day(-2).toISOString()],
      screening: screening
        ? [day(-1).toISOString(), day(7).toISOString()]
        : [day(20).toISOString(), day(30).toISOString()],
    },
    change: { name: { ja: '縦の夜', en: 'Upright Night' }, rules: shortRules, ...change },
  })
  const filmIds: string[] = []
  for (let n = 1; n <= films; n++) {
    const then = on(day(-3, n))
    const filmId = randomUUID()
    await createFilm(then, person, filmId, {
      title: { original: `作品${n}`, english: `Film ${n}` },
      post: tagOf(edition),
    })
    await declareRights(then, person, filmId, {
      id: randomUUID(),
      version: '1',
      ownWork: true,
      music: true,
      people: true,
    })
    await prepared(then, filmId, { durationMs, complete: true })
    await submit(then, person, filmId, 'ja')
    filmIds.push(filmId)
  }
  return { editionId: edition.id, slug, makerId: person, filmIds }
}

const aMaker = async (platform: Platform, slug: string): Promise<string> =>
  (await addPerson(platform, { email: `maker-${slug}@example.jp`, name: 'Mio', birthDate: '1990-04-30' })).id

/** Whatever a test shows fits: stories put a clip of some seconds behind a planted film. */
export const shortRules: Rules = { ...usualRules, length: { ...usualRules.length, fromMs: 1000 } }
