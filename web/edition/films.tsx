import type { EditionReply } from '#contract/edition.ts'
import { call } from '../call.ts'
import { useLoad } from '../load.ts'
import { locale, messages } from '../messages/messages.ts'
import { titleOf } from '../words/film.ts'
import { number } from '../words/plural.ts'
import s from './edition-page.module.css'

/** Some films of the edition, another twelve each time, with the way to all of them. */
export const Films = ({ edition }: { edition: EditionReply }) => {
  const t = messages('edition')
  const programme = useLoad(
    (signal) => call('GET /editions/:id/programme', { params: { id: edition.id }, signal }),
    [edition.id],
  )
  if (!programme.data || programme.data.films.length === 0) return null
  const { films, count } = programme.data
  return (
    <section class={s.films}>
      <h2 class="serif">{t.films}</h2>
      <ul>
        {films.map((film) => (
          <li key={film.id}>
            <a href={`/films/${film.id}`}>
              {film.media.poster ? <img src={film.media.poster} alt="" loading="lazy" /> : <span />}
              <b>{titleOf(film)}</b>
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/?edition=${encodeURIComponent(edition.slug)}`}>
          {t.allFilms({ count: number(locale, count) })}
        </a>
      </p>
    </section>
  )
}
