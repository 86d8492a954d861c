import { randomUUID } from 'node:crypto'
import { aVisit } from '#test/visit.ts'
import { aBrowser } from '#test/visitor.ts'
import type { Night } from './fair-night.ts'

/** Where the attacker is. */
export const attackersNetwork = '203.0.113.7'

/**
 * One move of an attack, from one network: what is asked at once, and what follows as soon as a film can have been
 * on a screen. Returns how many requests both make.
 */
type Move = (night: Night) => Promise<{ requests: number; shows?: () => Promise<unknown> }>

/** Of the attacker's films the first is the rival, whom nobody shall see, and the last their own. */
const rivalOf = ({ filmIds }: Night) => filmIds[0] ?? ''
const othersOf = ({ filmIds }: Night) => filmIds.slice(1)

const stranger = (night: Night, cookie = '') => aVisit(night, { cookie, ip: attackersNetwork })
/** A browser with a cookie that the server has made. */
const harvested = (night: Night) => stranger(night, aBrowser(night.platform).cookie)

/** What was tried, each to move a film as far as it goes. */
export const attacks: Record<string, Move> = {
  'feeds without a cookie': async (night) => {
    await stranger(night).feed({ limit: 1, held: othersOf(night) })
    return { requests: 1 }
  },
  'pages without a cookie': async (night) => {
    await night.app.inject({ url: '/', remoteAddress: attackersNetwork })
    return { requests: 1 }
  },
  'all others left out': async (night) => {
    const visit = harvested(night)
    const served = await visit.feed({ limit: 20 })
    await visit.feed({ limit: 1, passed: served.filter((filmId) => filmId !== rivalOf(night)) })
    return { requests: 3 }
  },
  'invented cookies': async (night) => {
    const id = randomUUID()
    const visit = stranger(night, `visitor=${id}${Math.random() < 0.5 ? `.${randomUUID()}` : ''}`)
    await visit.show(night.editionId, rivalOf(night), randomUUID())
    return { requests: 1 }
  },
  'harvested cookies, the rival alone': async (night) => {
    const visit = harvested(night)
    await visit.feed({ limit: 20 })
    return { requests: 3, shows: () => visit.show(night.editionId, rivalOf(night)) }
  },
  'harvested cookies, all but their own': async (night) => {
    const visit = harvested(night)
    const served = await visit.feed({ limit: 20 })
    const others = served.filter((filmId) => filmId !== night.filmIds.at(-1)).slice(0, 10)
    return {
      requests: 2 + others.length,
      shows: async () => {
        for (const filmId of others) await visit.show(night.editionId, filmId)
      },
    }
  },
  'shown without having been served': async (night) => {
    await harvested(night).show(night.editionId, rivalOf(night))
    return { requests: 2 }
  },
  'one ticket again and again': async (night) => {
    const [first, ...others] = [harvested(night), harvested(night), harvested(night), harvested(night)]
    await first?.feed({ limit: 20 })
    const ticket = first?.tickets.get(rivalOf(night))
    return {
      requests: 12,
      shows: async () => {
        for (const visit of [first, ...others])
          for (let again = 0; again < 2; again++) await visit?.show(night.editionId, rivalOf(night), ticket)
      },
    }
  },
}

const atOnce = 10

/** Lets an attack happen: so many requests, ten moves at a time, evenly within a time. */
export const letAttack = (night: Night, move: Move, requests: number, withinMs: number): void => {
  let left = requests
  const next = async () => {
    const moves = await Promise.all(Array.from({ length: atOnce }, () => move(night)))
    night.after(2000, async () => {
      await Promise.all(moves.map(({ shows }) => shows?.()))
    })
    const made = moves.reduce((sum, one) => sum + one.requests, 0)
    left -= made
    if (left > 0) night.after((withinMs / requests) * made, next)
  }
  night.after(0, next)
}
