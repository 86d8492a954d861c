import type { FilmView } from '#contract/film.ts'
import { locale, messages } from '../messages/messages.ts'

/** The title in the language of the page. */
export const titleOf = ({ title }: Pick<FilmView, 'title'>): string =>
  (locale === 'en' && (title.english || title.romanised)) || title.original

export const directorOf = (film: FilmView): string =>
  film.credits.find(({ role }) => role === 'director')?.name || film.makers[0]?.name || ''

/** The page of whoever is named in a film's credits, when they are one of its makers here. */
export const personPage = (film: FilmView, name: string): string | null => {
  const maker = film.makers.find((one) => one.name === name)
  return maker ? `/people/${maker.handle ?? maker.personId}` : null
}

/** What a role is called; the maker's own words stay as they are. */
export const roleOf = (role: string): string => messages('common').roles[role] ?? role

/** Everyone but the director, for the one line of the band: each role named once. */
export const creditLine = (film: FilmView): string => {
  const others = film.credits
    .filter(({ role, name }) => role !== 'director' && name !== directorOf(film))
    .slice(0, 3)
  const [gap, and] = locale === 'ja' ? ['　', '、'] : [' · ', ', ']
  return [...new Set(others.map(({ role }) => role))]
    .map((one) => {
      const people = others.filter(({ role }) => role === one).map(({ name }) => name)
      return `${gap}${roleOf(one)} ${people.join(and)}`
    })
    .join('')
}
