import type { Result } from '#contract/tally.ts'
import { messages } from '../messages/messages.ts'
import { titleOf } from '../words/film.ts'
import { count, meanOf, placeOf, scoreOf } from './figures.ts'
import s from './standings.module.css'

/**
 * The table of films, best first, with the figures that people understand; ties read 3=. `most`: no more rows than
 * that.
 */
export const Standings = ({ result, most = Infinity }: { result: Result; most?: number }) => {
  const t = messages('result')
  const marks = result.method === 'marks'
  return (
    <table class={`fig ${s.standings}`}>
      <thead>
        <tr>
          <th scope="col">
            <span class="unseen">{t.place({ place: 1 }).replace('1', '').trim()}</span>
          </th>
          <th scope="col">{t.film}</th>
          <th scope="col">{marks ? t.ballots : t.chosenOf}</th>
          <th scope="col">{marks ? t.mean : t.share}</th>
        </tr>
      </thead>
      <tbody>
        {result.standings.slice(0, most).map((one) => (
          <tr
            key={one.filmId}
            class={[one.place === 1 && s.first, one.tied && s.tie, one.place === null && s.none]
              .filter(Boolean)
              .join(' ')}
          >
            <td>{placeOf(one)}</td>
            <th scope="row">
              {one.film.public ? (
                <a href={`/films/${one.filmId}`}>{titleOf(one.film)}</a>
              ) : (
                titleOf(one.film) || t.gone
              )}
            </th>
            <td>{marks ? count(one.ballots) : `${count(one.ballots)} / ${count(one.viewings ?? 0)}`}</td>
            <td>{meanOf(one, result.method)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The cautious value of each film, by which places are decided: for those who want to check it. */
export const Scores = ({ result }: { result: Result }) => {
  const t = messages('result')
  return (
    <table class={`fig ${s.standings} ${s.scores}`}>
      <thead>
        <tr>
          <th scope="col">
            <span class="unseen">{t.place({ place: 1 }).replace('1', '').trim()}</span>
          </th>
          <th scope="col">{t.film}</th>
          <th scope="col">{t.score}</th>
        </tr>
      </thead>
      <tbody>
        {result.standings
          .filter(({ score }) => score !== null)
          .map((one) => (
            <tr key={one.filmId}>
              <td>{placeOf(one)}</td>
              <th scope="row">{titleOf(one.film) || t.gone}</th>
              <td>{scoreOf(one, result.method)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
