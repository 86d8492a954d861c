import { useState } from 'preact/hooks'
import type { LogLine } from '#contract/log.ts'
import { call } from '../../call.ts'
import { useLoad } from '../../load.ts'
import { messages } from '../../messages/messages.ts'
import { tellWhy } from '../../refused.ts'
import { Button } from '../../ui/button.tsx'
import { Unloaded } from '../../ui/unloaded.tsx'
import { day, hour } from '../../words/time.ts'
import { addressOf } from '../address.ts'
import { Desk } from '../desk.tsx'
import type { DeskProps } from '../section.ts'
import s from './log.module.css'
import { didWhat, whyOf } from './words.ts'

/** Who did what in the edition, a day at a time, newest first. */
export default (desk: DeskProps) => {
  const t = messages('log')
  const { edition } = desk
  const params = { id: edition.id }
  const first = useLoad((signal) => call('GET /editions/:id/log', { params, signal }), [edition.id])
  const [more, setMore] = useState<{ lines: LogLine[]; next: string | null } | null>(null)
  const [busy, setBusy] = useState(false)
  const lines = [...(first.data?.lines ?? []), ...(more?.lines ?? [])]
  const next = more ? more.next : (first.data?.next ?? null)
  const further = async () => {
    setBusy(true)
    const page = await call('GET /editions/:id/log', { params, query: { after: next ?? '' } }).catch(
      (error) => {
        tellWhy(error)
        return null
      },
    )
    setBusy(false)
    if (page) setMore({ lines: [...(more?.lines ?? []), ...page.lines], next: page.next })
  }
  const days = Map.groupBy(lines, ({ at }) => day(at, edition.timeZone, 'weekday'))
  return (
    <Desk desk={desk} section="log" over={t.about}>
      {first.error !== null && !first.data && <Unloaded error={first.error} again={first.again} />}
      {first.data?.lines.length === 0 && <p class={s.none}>{t.none}</p>}
      {[...days].map(([name, ofDay]) => (
        <section key={name} class={s.day}>
          <h2 class="fig">{name}</h2>
          <ol>
            {ofDay.map((line) => (
              <Line key={line.id} line={line} edition={edition} />
            ))}
          </ol>
        </section>
      ))}
      {next && (
        <div class={s.further}>
          <Button kind="line" slim onClick={() => void further()} busy={busy && messages('common').loading}>
            {t.more}
          </Button>
        </div>
      )}
    </Desk>
  )
}

const Line = ({ line, edition }: { line: LogLine; edition: DeskProps['edition'] }) => {
  const t = messages('log')
  const { film } = line
  const why = whyOf(line)
  return (
    <li>
      <time datetime={line.at} class="fig">
        {hour(line.at, edition.timeZone)}
      </time>
      <div>
        <p>
          <b>{line.by?.name || t.nobody}</b>
          {film?.entryId ? (
            <a href={addressOf(edition, 'entries', film.entryId)}>{didWhat(line)}</a>
          ) : (
            <span>{didWhat(line)}</span>
          )}
        </p>
        {why && <p class={s.why}>{why}</p>}
      </div>
    </li>
  )
}
