import { addPerson } from '#features/account/account.ts'
import { submit } from '#features/entry/entry.ts'
import type { Hand } from '../../bench/steps/hand.ts'
import entriesEn from '../../web/messages/entries.en.ts'
import entriesJa from '../../web/messages/entries.ja.ts'
import { aFilm, prepared, tagOf } from '../a-film.ts'
import { anEdition } from '../an-edition.ts'
import type { Festival } from './festival.ts'
import { eventually } from './program.ts'

const day = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString()

const titles = ['凪の音', '屋上の雲', '百円の灯り']

/** An edition in its screening with three films of one maker. */
export const aRunningEdition = async ({ platform }: Festival) => {
  const email = 'yuri@example.jp'
  const organiser = await addPerson(platform, {
    email,
    name: '高野 百合',
    roles: [{ role: 'organiser', editionId: null }],
  })
  const edition = await anEdition({ platform }, organiser.id, {
    slug: 'night',
    phases: {
      submissions: [inDays(-7), inDays(7)],
      screening: [inDays(-7), inDays(14)],
      judging: [inDays(15), inDays(20)],
    },
  })
  const maker = await addPerson(platform, {
    email: 'mio@example.jp',
    name: '朝比奈 澪',
    birthDate: '1990-04-30',
  })
  for (const title of titles) {
    const filmId = await aFilm({ platform }, maker.id, { title, post: tagOf(edition) })
    await prepared(platform, filmId)
    await submit(platform, maker.id, filmId, 'ja')
  }
  await eventually('three eligible films', async () => {
    const { n } = await platform.db
      .selectFrom('entry')
      .select((each) => each.fn.countAll<number>().as('n'))
      .where('stage', '=', 'eligible')
      .executeTakeFirstOrThrow()
    return Number(n) === titles.length || undefined
  })
  return { email, edition }
}

const words = { ja: entriesJa, en: entriesEn }

/**
 * An organiser holds a film and tells its maker why, from the overview that the hand's page shows: the entry, the act, the
 * reason, and the act once more.
 */
export const holdAFilm = async (
  hand: Hand,
  { language, title, reason }: { language: 'ja' | 'en'; title: string; reason: string },
): Promise<void> => {
  const { page } = hand
  const t = words[language]
  await hand.press(page.getByRole('link', { name: new RegExp(title) }).first())
  await hand.press(page.getByRole('button', { name: t.act.hold }))
  const sheet = page.getByRole('dialog', { name: t.measureOne.hold({ title }) })
  await hand.press(sheet.getByRole('radio', { name: t.reasons.rights }))
  await hand.write(sheet.getByLabel(t.reason), reason)
  await hand.press(sheet.getByRole('button', { name: t.measureThis.hold }))
  await page.getByText(t.measuredOne.hold({ title })).waitFor()
}
