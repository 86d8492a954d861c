import type { PublicResult, Shown } from '#contract/tally.ts'
import { messages } from '../messages/messages.ts'
import { ButtonLink } from '../ui/button.tsx'
import { titleOf } from '../words/film.ts'
import { said } from '../words/said.ts'
import s from './edition-page.module.css'

type Won = { key: string; award: string; film: Shown | null }

/** Who won, before anything else is said of an edition that is over. */
export const Winners = ({ result, slug }: { result: PublicResult; slug: string }) => {
  const t = messages('edition')
  return (
    <section class={s.winners}>
      <h2 class="serif">{t.winners}</h2>
      <ul>
        {winnersOf(result).map(({ key, award, film }) => (
          <li key={key}>
            {film?.poster ? <img src={film.poster} alt="" loading="lazy" /> : <span class={s.noPoster} />}
            <div>
              <p class="label">{award}</p>
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
              {film && <p class="small dim">{film.maker}</p>}
            </div>
          </li>
        ))}
      </ul>
      <ButtonLink kind="line" wide href={`/e/${slug}/result`}>
        {t.result}
      </ButtonLink>
    </section>
  )
}

/** The first places, of the jury's awards first, as a ceremony would end with the audience. */
const winnersOf = ({ results, decisions }: PublicResult): Won[] => [
  ...decisions
    .filter(({ place }) => place === 1)
    .map(({ award, film }) => ({ key: award.id, award: said(award.name), film })),
  ...results.flatMap(({ award, standings }) =>
    standings
      .filter(({ place }) => place === 1)
      .map(({ film }) => ({ key: award.id + film.filmId, award: said(award.name), film })),
  ),
]
