import type { Me } from '#contract/account.ts'
import type { EditionReply } from '#contract/edition.ts'

/** What a guardian is asked for: an edition, or (null) one's own page. */
export type Place = Pick<EditionReply, 'id' | 'name' | 'rules'> | null

/** The house's age, from which nobody's guardian is asked for one's own page. */
const houseAge = 18

/** The age from which no guardian is needed there; null: nobody's is. */
export const ageWithout = (place: Place): number | null => (place ? place.rules.guardianUnder : houseAge)

/** Whether a guardian has to consent before films of this person are public there. */
export const needsGuardian = (
  person: Pick<Me, 'birthDate'> | null | undefined,
  place: Place,
  now = new Date(),
): boolean => {
  const from = ageWithout(place)
  if (!person?.birthDate || from === null) return false
  return ageOn(person.birthDate, now) < from
}

/** Whole years, by the civil day in Japan as the house counts them. */
const ageOn = (birthDate: string, now: Date): number => {
  const today = new Date(now.getTime() + 9 * 3_600_000).toISOString().slice(0, 10)
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}
