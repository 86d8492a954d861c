import type { PublicResult } from '#contract/tally.ts'
import { messages } from '../messages/messages.ts'
import { titleOf } from '../words/film.ts'
import { said } from '../words/said.ts'
import { UprightLine } from '../words/upright-line.tsx'
import s from './decided.module.css'

/** Awards that jury or organisers have decided and published. */
export const Decided = ({
  decisions,
  name,
  alone,
}: {
  decisions: PublicResult['decisions']
  name: string
  /** Nothing of the audience stands above. */
  alone: boolean
}) => {
  const t = messages('result')
  const Heading = alone ? 'h1' : 'h2'
  return (
    <section class={alone ? `${s.decided} ${s.alone}` : s.decided}>
      <div class={s.obi}>{alone && <UprightLine of={name} />}</div>
      <div class={s.in}>
        <Heading class="serif">{alone ? t.deskTitle : t.otherAwards}</Heading>
        <ul>
          {decisions.map(({ award, place, film, note }) => (
            <li key={`${award.id} ${place}`}>
              {film?.poster ? <img src={film.poster} alt="" /> : <span class={s.none} />}
              <div>
                <p class="label">
                  {said(award.name)}
                  {award.places > 1 && `　${t.place({ place })}`}
                </p>
                <h3 class="serif">
                  {film ? (
                    film.public ? (
                      <a href={`/films/${film.filmId}`}>{titleOf(film)}</a>
                    ) : (
                      titleOf(film)
                    )
                  ) : (
                    t.notAwarded
                  )}
                </h3>
                {film && <p class="small">{film.maker}</p>}
                {said(note) && <p class={`small dim ${s.note}`}>{said(note)}</p>}
              </div>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
