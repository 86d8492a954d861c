import { call } from '../call.ts'
import { useLoad } from '../load.ts'
import { locale, messages } from '../messages/messages.ts'
import { number } from '../words/plural.ts'

/** How far I came in an edition, in one line that leads to the rest; nothing before anything was watched. */
export const EveningLine = ({ edition }: { edition: { id: string; slug: string } }) => {
  const t = messages('edition')
  const { data } = useLoad(
    (signal) => call('GET /editions/:id/evening', { params: { id: edition.id }, signal }),
    [edition.id],
  )
  if (!data || data.films.every(({ watched, mark }) => watched.watchedMs === 0 && mark === null)) return null
  const [count, watched, voted] = [data.count, data.watched, data.voted].map((n) => number(locale, n))
  return (
    <p>
      <a href={`/e/${edition.slug}/evening`}>
        {t.evening({ count: count ?? '', watched: watched ?? '', voted: voted ?? '' })}
      </a>
    </p>
  )
}
