import type { ResultDesk } from '#contract/tally.ts'
import { locale, messages } from '../../messages/messages.ts'
import { said } from '../../words/said.ts'
import { day } from '../../words/time.ts'
import { addressOf } from '../address.ts'
import type { DeskProps } from '../section.ts'
import s from './tasks.module.css'

/** Once voting is over: how each award stands, from the count to the public result. */
export const Awards = ({ edition, results }: { edition: DeskProps['edition']; results: ResultDesk }) => {
  const t = messages('overview')
  if (results.voting.state !== 'over' || results.awards.length === 0) return null
  return (
    <section class={s.dates}>
      <h2 class="serif-text">{t.awards}</h2>
      <ul>
        {results.awards.map((award) => (
          <li key={award.id}>
            <a href={addressOf(edition, 'result')}>
              <span>{said(award.name)}</span>
              <small>{stateOf(award, edition.timeZone)}</small>
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/api/editions/${edition.id}/results.csv?language=${locale}`} download>
          {t.csv}
        </a>
      </p>
    </section>
  )
}

const stateOf = (award: ResultDesk['awards'][number], timeZone: string): string => {
  const t = messages('overview').awardState
  const short = (at: string) => day(at, timeZone, 'short')
  const publishedAt = award.decidedBy === 'audience' ? award.result?.publishedAt : award.publishedAt
  if (publishedAt) return t.published({ day: short(publishedAt) })
  if (award.result) return t.counted({ day: short(award.result.countedAt) })
  if (award.decidedBy === 'audience') return t.uncounted
  return award.decisions.some(({ stands }) => stands) ? t.decided : t.undecided
}
