/** What is shared by all and of which nobody may hold more than a part. Keys that hold nothing are forgotten. */
export type Shares = {
  /** Refuses `busy` when all is taken and `too_many` when this key has its part; nothing is taken then. */
  take(key: string, amount: number): 'busy' | 'too_many' | null
  give(key: string, amount: number): void
  readonly taken: number
  readonly holders: number
}

export const createShares = (most: { all: number; each: number }): Shares => {
  const held = new Map<string, number>()
  let taken = 0
  return {
    take: (key, amount) => {
      const had = held.get(key) ?? 0
      if (had + amount > most.each) return 'too_many'
      if (taken + amount > most.all) return 'busy'
      held.set(key, had + amount)
      taken += amount
      return null
    },
    give: (key, amount) => {
      const left = (held.get(key) ?? 0) - amount
      if (left > 0) held.set(key, left)
      else held.delete(key)
      taken -= amount
    },
    get taken() {
      return taken
    },
    get holders() {
      return held.size
    },
  }
}
