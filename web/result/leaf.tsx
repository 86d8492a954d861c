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
  aloneInWords,
  changesInWords,
  count,
  exclusionsInWords,
  formulaInWords,
  objectionsInWords,
  shareOf,
  tiesInWords,
} from './figures.ts'
import { Formula } from './formula.tsx'
import s from './leaf.module.css'
import { Scores, Standings } from './standings.tsx'

type Published = PublicResult['results'][number]

const gap = locale === 'ja' ? '' : ' '

/** So many films fit on the sheet beside the rest. */
const fitting = matchMedia('(min-width: 900px)').matches ? 8 : 5

/** One award of the audience on one sheet: winner, table, formula, what was left out, how to check it. */
export const Leaf = ({
  result,
  edition,
  name,
}: {
  result: Published
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
                <p class={`fig ${s.score}`}>{shareOf(one, result.method)}</p>
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
          <p class={s.why}>
            {[aloneInWords(result) || t.why[result.method], tiesInWords(result)].filter(Boolean).join(gap)}
          </p>
          <p>{[exclusionsInWords(result), ...objectionsInWords(result)].filter(Boolean).join(gap)}</p>
          <Changes result={result} zone={edition.timeZone} />
          <details>
            <summary>{t.howCounted}</summary>
            <Formula method={result.method} />
            <p>{[formulaInWords(result), changesInWords(result)].filter(Boolean).join(gap)}</p>
            <Scores result={result} />
            <p>
              sha256 <code>{result.digest}</code>
            </p>
          </details>
        </div>
        <footer class={s.foot}>
          <span class="fig">
            {t.counted({ day: locale === 'ja' ? `${year}${countedOn}` : `${countedOn} ${year}` })}
          </span>
          <Wordmark width={84} accent={false} />
        </footer>
      </div>
    </article>
  )
}

/** When it came to be public, and why it was changed since. */
const Changes = ({ result, zone }: { result: Published; zone: string }) => {
  const t = messages('result')
  const { publications } = result
  if (publications.length < 2) return null
  return (
    <p>
      {publications
        .toReversed()
        .map(({ publishedAt, reason }, at) =>
          at === 0
            ? t.firstPublic({ day: day(publishedAt, zone) })
            : t.changedSince({ day: day(publishedAt, zone), reason: reason ?? '' }),
        )
        .join(gap)}
    </p>
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
