import type { FilmView } from '#contract/film.ts'
import { locale } from '../messages/messages.ts'
import { personPage } from './film.ts'

/** A name in a film's credits; it leads to the person's films where they have a page here. */
export const PersonName = ({ of: name, film }: { of: string; film: FilmView }) => {
  const page = personPage(film, name)
  const lang = locale !== 'ja' && japanese.test(name) ? 'ja' : undefined
  return page ? (
    <a href={page} lang={lang} translate={false}>
      {name}
    </a>
  ) : (
    <span lang={lang} translate={false}>
      {name}
    </span>
  )
}

const japanese = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u
