import type { DemoFilm } from './demo-film.ts'
import { filmsOfBefore } from './films-of-before.ts'
import { filmsOfTheNight } from './films-of-the-night.ts'

export type { DemoFilm } from './demo-film.ts'

/** Every film, in the order in which they are made: what the open edition shows comes first. */
export const films: readonly DemoFilm[] = [...filmsOfTheNight, ...filmsOfBefore]
