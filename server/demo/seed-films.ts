import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { entriesOfFilm, mayUpload, submit, withdraw } from '#features/entry/entry.ts'
import {
  changeFilm,
  choosePoster,
  createFilm,
  declareRights,
  preparationOf,
  setCaptions,
  takeFile,
} from '#features/film/film.ts'
import type { Platform } from '#platform/platform.ts'
import { webvtt } from './festival/captions.ts'
import { daysFrom } from './festival/editions.ts'
import type { DemoFilm } from './festival/films.ts'
import { idOf } from './ids.ts'
import { at } from './moved-clock.ts'
import { reelOf } from './reels/reels.ts'
import { askForConsent } from './seed-guardians.ts'
import type { Seeding } from './seeding.ts'

type Say = (what: string) => void

export const filmIdOf = (film: DemoFilm): string => idOf(`film ${film.script}`)
const makerOf = ({ film, people }: Seeding): string => people[film.maker] ?? ''

/** Makes the film, and its maker uploads it: at the time at which the demo says they did. */
export const makeFilm = async (platform: Platform, seeding: Seeding, say: Say): Promise<void> => {
  const { film, now } = seeding
  const [filmId, makerId] = [filmIdOf(film), makerOf(seeding)]
  const then = at(platform, daysFrom(now, -film.daysAgo - 0.03))
  await createFilm(then, makerId, filmId, wordsOf(seeding))
  const declared = { version: '1', ownWork: true, music: true, people: true }
  await declareRights(then, makerId, filmId, { id: idOf(`rights ${film.script}`), ...declared })
  if ((await preparationOf(platform.db, filmId, 'ja')) !== null) return
  await choosePoster(then, makerId, filmId, film.posterMs)
  const file = await fileOf(platform, film, say)
  const upload = { id: idOf(`upload ${film.script}`), filmId, file, fileName: `${film.title.romanised}.mp4` }
  await takeFile(then, makerId, upload, mayUpload)
  if (file !== reelOf(film.script)) await rm(file, { force: true })
}

/** What follows once the file is there: it is entered, prepared and captioned, and for some it ends otherwise. */
export const finishFilm = async (platform: Platform, seeding: Seeding, say: Say): Promise<void> => {
  const { film, now } = seeding
  const [filmId, makerId] = [filmIdOf(film), makerOf(seeding)]
  const then = at(platform, daysFrom(now, -film.daysAgo))
  await askForConsent(platform, seeding)
  if (film.fate === 'refused' || film.fate === 'waits-for-guardian') await submit(then, makerId, filmId, 'ja')
  const state = await prepared(platform, filmId)
  say(whatBecame(film, state))
  await submit(then, makerId, filmId, 'ja')
  if (film.fate === 'withdrawn-from-noon') await withdrawFromNoon(platform, seeding)
  if (film.fate === 'replaced') await replaceFile(platform, seeding)
  for (const language of film.captions ? (['ja', 'en'] as const) : [])
    await setCaptions(platform, makerId, filmId, language, webvtt(film.captions ?? [], language))
  // a change of today, so that the processes that keep the feed notice a film that was entered weeks ago
  await changeFilm(platform, makerId, filmId, { language: film.captions ? 'ja' : 'zxx' })
}

const whatBecame = ({ fate }: DemoFilm, state: string | null): string => {
  if (state === null) return 'still waits to be prepared'
  if (state === 'refused' || state === 'failed')
    return fate === 'refused' ? 'is refused, as it should be' : 'could not be prepared'
  return fate === 'waits-for-guardian' ? 'waits for a guardian’s consent' : 'can be watched'
}

/** What the maker writes; a film enters the editions that its hashtags name. */
const wordsOf = ({ film, editions }: Seeding) => {
  const entered = editions.filter(({ key }) => film.editions.includes(key))
  const tags = entered.map(({ change }) => `＃${change.hashtags?.[0]}`).join(' ')
  return {
    title: film.title,
    synopsis: film.synopsis,
    language: film.captions ? 'ja' : 'zxx',
    post: [film.words.ja, film.words.en, tags].filter(Boolean).join('\n'),
    categoryIds: entered.flatMap(({ key, change }) => {
      const id = idOf(`category ${key} ${film.category}`)
      return change.categories?.some((category) => category.id === id) ? [id] : []
    }),
    credits: film.credits.map(([role, name], nth) => ({
      id: idOf(`credit ${film.script} ${nth}`),
      role,
      name,
    })),
  }
}

/** Waits for the `work` role; null when it has not come to the film within a quarter of an hour. */
const prepared = async (platform: Platform, filmId: string): Promise<string | null> => {
  for (const begun = Date.now(); Date.now() - begun < 900_000; ) {
    const state = (await preparationOf(platform.db, filmId, 'ja'))?.state
    if (state === 'watchable' || state === 'complete' || state === 'refused' || state === 'failed')
      return state
    await sleep(150)
  }
  return null
}

const withdrawFromNoon = async (platform: Platform, seeding: Seeding): Promise<void> => {
  const makerId = makerOf(seeding)
  const noon = seeding.editions.find(({ key }) => key === 'noon')
  const entries = await entriesOfFilm(platform, makerId, filmIdOf(seeding.film), 'ja')
  const entry = entries.find(({ edition }) => edition.id === noon?.id)
  if (entry)
    await withdraw(at(platform, daysFrom(seeding.now, -seeding.film.daysAgo + 2)), makerId, entry.id, {
      reason: '縦の夜ひとつに、しぼることにしました。',
    })
}

/** The maker sends the film once more a day later: until it is made, the first one is shown. */
const replaceFile = async (platform: Platform, seeding: Seeding): Promise<void> => {
  const { film, now } = seeding
  const file = reelOf(film.script)
  if (!file) throw new Error(`The film ${film.script} does not ship, and cannot be sent twice.`)
  const upload = {
    id: idOf(`upload ${film.script} again`),
    filmId: filmIdOf(film),
    file,
    fileName: `${film.title.romanised} 2.mp4`,
  }
  await takeFile(at(platform, daysFrom(now, -film.daysAgo + 1)), makerOf(seeding), upload, mayUpload)
}

/** Makes the file in a process of its own, unless it is there from before or ships with the program. */
const fileOf = async ({ config }: Platform, film: DemoFilm, say: Say): Promise<string> => {
  const reel = reelOf(film.script)
  if (reel) return reel
  const folder = join(config.dataDir, 'demo')
  await mkdir(folder, { recursive: true })
  const file = join(folder, `${film.script}.mp4`)
  if (existsSync(file)) return file
  if (film.fate === 'refused') return await halfAFilm(file)
  const begun = Date.now()
  say('is being made …')
  const maker = fork(join(import.meta.dirname, 'make.ts'), [film.script, file])
  maker.on('message', everyThird(say))
  const [code] = await once(maker, 'close')
  if (code !== 0) throw new Error(`The film ${film.script} could not be made.`)
  say(`is made, ${((Date.now() - begun) / 1000).toFixed(0)} s`)
  return file
}

/** Tells every third of a film that takes long. */
const everyThird = (say: Say) => {
  let told = 0
  return (share: unknown) => {
    const third = Math.floor(Number(share) * 3)
    if (third <= told || third === 3) return
    told = third
    say(`${Math.round(Number(share) * 100)} %`)
  }
}

/** What a phone leaves behind when its battery ends: a beginning without its index. */
const halfAFilm = async (file: string): Promise<string> => {
  const begun = `${file}.begun`
  const handle = await open(begun, 'w')
  await handle.write(Buffer.from('000000186674797069736f6d0000020069736f6d69736f32', 'hex'))
  await handle.write(Buffer.concat([Buffer.from('0040000a6d646174', 'hex'), Buffer.alloc(700_000, 0x5a)]))
  await handle.close()
  await rename(begun, file)
  return file
}
