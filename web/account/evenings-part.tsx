import { call } from '../call.ts'
import { useLoad } from '../load.ts'
import { locale, messages } from '../messages/messages.ts'
import { number } from '../words/plural.ts'
import { day, hour, lastMinute } from '../words/time.ts'
import s from './me.module.css'
import { Part } from './part.tsx'

/** The editions in which I watched or voted, how far I came, and until when votes can be changed. */
export const EveningsPart = () => {
  const t = messages('account')
  const { data } = useLoad((signal) => call('GET /me/evenings', { signal }), [])
  if (!data || data.evenings.length === 0) return null
  return (
    <Part id="evenings" title={t.evenings}>
      <ul class={`${s.list} ${s.stacked}`}>
        {data.evenings.map(({ edition, count, watched, voted, voting }) => {
          const last = voting.open && voting.until ? lastMinute(voting.until) : null
          const zone = edition.timeZone
          return (
            <li key={edition.id}>
              <span>
                <b>
                  <a href={`/e/${edition.slug}/evening`}>{edition.name[locale]}</a>
                </b>
                <span class="small dim fig">
                  {t.eveningSum({
                    count: number(locale, count),
                    watched: number(locale, watched),
                    voted: number(locale, voted),
                  })}
                  {last &&
                    ` ${t.eveningUntil({ until: `${day(last, zone, 'weekday')} ${hour(last, zone)}` })}`}
                </span>
              </span>
            </li>
          )
        })}
      </ul>
    </Part>
  )
}
