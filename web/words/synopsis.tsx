import type { FilmView } from '#contract/film.ts'
import { locale } from '../messages/messages.ts'

/** What a film is about, in the reader's language or in the one it was written in, which is then named. */
export const Synopsis = ({ of: { synopsis }, class: look }: { of: FilmView; class: string }) => {
  const own = synopsis[locale]
  const other = locale === 'ja' ? 'en' : 'ja'
  return (
    <p class={look} lang={own ? undefined : other}>
      {own || synopsis[other]}
    </p>
  )
}
