import type { SetAside as Aside, Fairness as Figures } from '#contract/desk.ts'
import { locale, messages } from '../../messages/messages.ts'
import { titleOf } from '../../words/film.ts'
import { number } from '../../words/plural.ts'
import { addressOf } from '../address.ts'
import s from './charts.module.css'

/** How often each film was on a screen, as a histogram: films that are treated alike stand close together. */
export const Fairness = ({
  fairness,
  setAside,
  edition,
}: {
  fairness: Figures | null
  setAside: Aside
  edition: { slug: string }
}) => {
  const t = messages('overview')
  const n = (value: number) => number(locale, value)
  return (
    <section class={s.fair}>
      <div>
        <h2 class="serif-text">{t.fairness}</h2>
        <p class="small dim">
          {fairness ? (fairness.gini < 0.1 ? t.fairNote.even : t.fairNote.settling) : t.fairNote.none}
        </p>
      </div>
      {fairness && <Bars fairness={fairness} n={n} />}
      {setAside.exposures > 0 && <SetAside setAside={setAside} edition={edition} />}
    </section>
  )
}

/** What moved no count, and whose films it would have moved. */
const SetAside = ({ setAside, edition }: { setAside: Aside; edition: { slug: string } }) => {
  const t = messages('overview')
  return (
    <details class={s.aside}>
      <summary class="small">{t.setAside({ n: setAside.exposures })}</summary>
      <p class="small dim">{t.setAsideNote}</p>
      <ul>
        {setAside.entries.map((entry) => (
          <li key={entry.entryId}>
            <a href={addressOf(edition, 'entries', entry.entryId)}>{titleOf(entry)}</a>
            <span>{t.times({ n: entry.exposures })}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

const Bars = ({ fairness, n }: { fairness: Figures; n: (value: number) => string }) => {
  const t = messages('overview')
  const { bars, least, most, median } = fairness
  const tallest = Math.max(1, ...bars.map((bar) => bar.films))
  // the spread is drawn in the middle third, so that a narrow one looks narrow
  const x = (count: number) => (most === least ? 50 : 28 + ((count - least) / (most - least)) * 44)
  const label = { least: n(least), median: n(median), most: n(most) }
  return (
    <div class={s.scale} role="img" aria-label={t.fairAlt(label)}>
      {bars.map((bar) => (
        <i
          key={bar.from}
          style={{
            left: `${x(bar.from)}%`,
            height: bar.films === 0 ? '0' : `${Math.max(2, (bar.films / tallest) * 33)}px`,
          }}
        />
      ))}
      {most > least && <u style={{ left: `${x(least)}%` }}>{label.least}</u>}
      <u class={s.middle} style={{ left: `${Math.min(62, Math.max(38, x(median)))}%` }}>
        {t.median({ n: label.median })}
      </u>
      {most > least && <u style={{ left: `${x(most)}%` }}>{label.most}</u>}
    </div>
  )
}
