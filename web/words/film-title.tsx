import type { FilmView } from '#contract/film.ts'
import { locale } from '../messages/messages.ts'
import { titleOf } from './film.ts'
import { ScriptsApart } from './upright-line.tsx'

/** The title in the language of the page; a Japanese one that has no other form breaks between its words there too. */
export const FilmTitle = ({ of: film }: { of: Pick<FilmView, 'title'> }) => {
  const title = titleOf(film)
  return (
    <span lang={locale !== 'ja' && japanese.test(title) ? 'ja' : undefined} translate={false}>
      <ScriptsApart of={title} />
    </span>
  )
}

const japanese = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u
