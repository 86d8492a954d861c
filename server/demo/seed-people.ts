import { addPerson } from '#features/account/account.ts'
import type { Platform } from '#platform/platform.ts'
import { type DemoEdition, daysFrom } from './festival/editions.ts'
import { audience, crowd, type DemoPerson, makers, staff } from './festival/people.ts'
import { at } from './moved-clock.ts'

/** Person ids by the keys of the demo's people. */
export type People = Readonly<Record<string, string>>

/** Those without whom there is no edition and no film. */
export const whoMakes: readonly DemoPerson[] = [...staff, ...makers]
export const everybody: readonly DemoPerson[] = [...whoMakes, ...audience, ...crowd]

/** People of the demo, everybody unless told. Roles hold in the whole festival, so that one person can show every edition. */
export const seedPeople = async (
  platform: Platform,
  now: Date,
  editions: readonly DemoEdition[],
  who: readonly DemoPerson[] = everybody,
): Promise<People> => {
  const began = new Date(Math.min(...editions.map(({ begunAt }) => begunAt.getTime())))
  const early = at(platform, daysFrom(began, -1))
  const ids: Record<string, string> = {}
  for (const person of who) ids[person.key] = await add(early, person, now)
  return ids
}

const add = async (platform: Platform, person: DemoPerson, now: Date): Promise<string> => {
  const { email, name, handle, language, age, roles = [] } = person
  const { id } = await addPerson(platform, {
    email,
    name,
    handle,
    language,
    ...(age !== undefined && { birthDate: bornSo(age, now) }),
    roles: roles.map((role) => ({ role, editionId: null })),
  })
  return id
}

/** A birth date that makes someone so many whole years old now. */
const bornSo = (age: number, now: Date): string => {
  const born = new Date(now)
  born.setUTCFullYear(now.getUTCFullYear() - age)
  return daysFrom(born, -100).toISOString().slice(0, 10)
}
