import type { DemoEdition } from './festival/editions.ts'
import type { DemoFilm } from './festival/films.ts'
import type { People } from './seed-people.ts'

/** One film of the demo, and what it is sown into. */
export type Seeding = {
  film: DemoFilm
  now: Date
  editions: readonly DemoEdition[]
  people: People
}
