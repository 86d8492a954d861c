import { useSignal } from '@preact/signals'
import type { PublicResult, Result } from '#contract/tally.ts'
import { locale, messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { copyText } from '../ui/copy.ts'
import { Wordmark } from '../ui/marks.tsx'
import { notice } from '../ui/notice.tsx'
import { titleOf } from '../words/film.ts'
import { said } from '../words/said.ts'
import { day } from '../words/time.ts'
import { UprightLine } from '../words/upright-line.tsx'
import {
  changesInWords,
  count,
  exclusionsInWords,
  formulaInWords,
  objectionsInWords,
  scoreOf,
  shortDigest,
  tiesInWords,
} from './figures.ts'
import { Formula } from './formula.tsx'
import s from './leaf.module.css'
import { Standings } from './standings.tsx'

/** So many films fit on the sheet beside the rest. */
const fitting = matchMedia('(min-width: 900px)').matches ? 8 : 5

/** One award of the audience on one sheet: winner, table, formula, what was left out, how to check it. */
export const Leaf = ({
  result,
  edition,
  name,
}: {
  result: Result
  edition: PublicResult['edition']
  name: string
}) => {
  const t = messages('result')
  const all = useSignal(false)
  const award = said(result.award.name)
  const winners = result.standings.filter(({ place }) => place === 1)
  const year = new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', {
    year: 'numeric',
    timeZone: edition.timeZone,
  }).format(new Date(result.countedAt))
  const countedOn = day(result.countedAt, edition.timeZone)
  const most = all.value ? Infinity : cutAt(result)
  return (
    <article class={s.leaf}>
      <div class={s.obi}>
        <span>
          <UprightLine of={name} />
        </span>
        <small>
          <UprightLine of={award} />
        </small>
      </div>
      <div class={s.in}>
        <h1 class="serif-text">{award}</h1>
        <div class={winners.length > 1 ? `${s.win} ${s.shared}` : s.win}>
          {winners.map((one) => (
            <div key={one.filmId} class={s.winner}>
              {one.film.poster ? <img src={one.film.poster} alt="" /> : <span class={s.dark} />}
              <div>
                <h2 class="serif">
                  {one.film.public ? (
                    <a href={`/films/${one.filmId}`}>{titleOf(one.film)}</a>
                  ) : (
                    titleOf(one.film)
                  )}
                </h2>
                <p class="small">{one.film.maker}</p>
                <p class={`fig ${s.score}`}>{scoreOf(one, result.method)}</p>
                <p class="label">
                  {result.method === 'marks'
                    ? t.outOf({ ballots: count(one.ballots) })
                    : t.ofViewings({ ballots: count(one.ballots), viewings: count(one.viewings ?? 0) })}
                </p>
              </div>
            </div>
          ))}
        </div>
        <div class={s.table}>
          <Standings result={result} most={most} />
          <p class={s.more}>
            {result.standings.length > cutAt(result) && (
              <Button
                kind="text"
                onClick={() => {
                  all.value = !all.value
                }}
              >
                {all.value ? t.fewer : t.allFilms({ count: count(result.standings.length) })}
              </Button>
            )}
            <Button kind="text" onClick={() => void share(award)}>
              {t.share_}
            </Button>
          </p>
        </div>
        <div class={`fig ${s.how}`}>
          <Formula method={result.method} />
          <p>
            {[
              formulaInWords(result),
              tiesInWords(result),
              exclusionsInWords(result),
              ...objectionsInWords(result),
              changesInWords(result),
            ]
              .filter(Boolean)
              .join(locale === 'ja' ? '' : ' ')}
          </p>
        </div>
        <footer class={s.foot}>
          <span class="fig" title={result.digest}>
            {t.counted({ day: locale === 'ja' ? `${year}${countedOn}` : `${countedOn} ${year}` })}
            <br />
            sha256 {shortDigest(result.digest)}
          </span>
          <Wordmark width={84} accent={false} />
        </footer>
      </div>
    </article>
  )
}

/** The first places, a tie at the end of them whole. */
const cutAt = ({ standings }: Result): number => {
  const last = standings[fitting - 1]
  if (!last) return standings.length
  const whole = standings.filter(({ place }) => place !== null && place <= (last.place ?? 0)).length
  return Math.max(fitting, whole > fitting + 3 ? fitting : whole)
}

const share = async (title: string): Promise<void> => {
  const url = location.href
  const { share: hand } = navigator as Partial<Navigator>
  if (hand) await hand.call(navigator, { title, url }).catch(() => {})
  else notice((await copyText(url)) ? messages('result').copied : url)
}
