import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openFestival } from '../stories/festival.ts'
import { furnish } from './house.ts'
import { roles } from './roles.ts'
import { type Round, walk } from './walk.ts'

/**
 * Whoever comes finds no closed door on their way, no broken page, and a way back from everywhere.
 * `WALK=maker,juror bin/test …` lets these roles alone walk.
 */
export const walks = (language: 'ja' | 'en', device: 'phone' | 'laptop'): void => {
  const asked = process.env.WALK?.split(',')

  test(`every page that a role can come to is whole, and every button answers (${language}, ${device})`, async (t) => {
    await using festival = await openFestival()
    const { slugs } = await furnish(festival.platform)
    const common = { faults: new Set<string>(), looked: new Set<string>(), pressed: new Set<string>() }
    const round: Round = { festival, language, device, slugs, ...common }
    const queue = roles.filter(({ name }) => asked?.includes(name) ?? true)
    const lane = async () => {
      for (let role = queue.shift(); role; role = queue.shift()) {
        const { pages, patterns, presses } = await walk(round, role)
        t.diagnostic(`${role.name}: ${pages} pages of ${patterns} kinds, ${presses} presses`)
      }
    }
    await Promise.all([lane(), lane()])
    assert.deepEqual([...round.faults], [])
  })
}
