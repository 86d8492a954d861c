import { addPerson } from '#features/account/account.ts'
import { usualRules } from '#features/edition/edition.ts'
import { anEdition } from '../an-edition.ts'
import type { Festival } from './festival.ts'

/** An edition that takes films now, of a second and longer; its organiser signs in as organiser@example.jp. */
export const openEdition = async (festival: Festival): Promise<void> => {
  const { id } = await addPerson(festival.platform, {
    email: 'organiser@example.jp',
    roles: [{ role: 'organiser', editionId: null }],
  })
  const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString()
  await anEdition(festival, id, {
    phases: { submissions: [day(-10), day(10)], screening: [day(-10), day(20)] },
    change: { rules: { ...usualRules, length: { fromMs: 1000, toMs: 600_000 } } },
    decisionAt: day(25),
  })
}
