import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Evening } from '#contract/ballot.ts'
import { call } from '../call.ts'
import { useLoad } from '../load.ts'
import { locale, messages } from '../messages/messages.ts'
import { edition } from '../player/player.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { StatePage } from '../ui/state-page.tsx'
import { number } from '../words/plural.ts'
import { day, lastMinute } from '../words/time.ts'
import s from './feed.module.css'
import { watchAgain } from './queue.ts'

/** After the last film: what is left and the way there, what was voted, and what may be done now. */
export default () => {
  const t = messages('feed')
  const one = edition.value
  const busy = useSignal<'unwatched' | 'again' | null>(null)
  const page = useRef<HTMLDivElement>(null)
  const { data: evening, error } = useLoad(
    (signal) => call('GET /editions/:id/evening', { params: { id: one?.id ?? '' }, signal }),
    [one?.id],
  )
  const left = evening ? evening.count - evening.watched : 0
  const title =
    left > 0 ? t.leftTitle({ count: number(locale, left) }) : evening ? t.seenAllTitle : t.endTitle
  useEffect(() => {
    if (!evening && !error) return
    document.title = `${title.replace('\n', locale === 'ja' ? '' : ' ')} · ${one?.name[locale] ?? 'Verticale'}`
    const heading = page.current?.querySelector('h1')
    if (!heading) return
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
  }, [evening, error])
  const go = (round: 'unwatched' | 'again') => {
    busy.value = round
    void watchAgain(round)
  }
  if (!evening && !error) return <div class={s.end} />
  return (
    <div class={s.end} ref={page}>
      <StatePage
        within
        title={title}
        text={evening && saidOf(evening)}
        acts={
          <>
            {left > 0 && (
              <Button
                kind="accent"
                wide
                busy={busy.value === 'unwatched' && t.watchRest}
                onClick={() => go('unwatched')}
              >
                {t.watchRest}
              </Button>
            )}
            {evening && one && (
              <ButtonLink kind="line" wide href={`/e/${one.slug}/evening`}>
                {t.toEvening}
              </ButtonLink>
            )}
            <Button
              kind={left > 0 ? 'text' : 'line'}
              wide
              busy={busy.value === 'again' && t.watchAgain}
              onClick={() => go('again')}
            >
              {t.watchAgain}
            </Button>
          </>
        }
      />
    </div>
  )
}

/** What was watched and voted, and until when; nothing of votes where there are none to give or to change. */
const saidOf = ({ count, watched, voted, voting, edition: { timeZone } }: Evening): string => {
  const t = messages('feed')
  const until = voting.open && voting.until && day(lastMinute(voting.until), timeZone)
  return [
    watched > 0
      ? t.watchedOf({ count: number(locale, count), watched: number(locale, watched) })
      : t.noneWatched({ count: number(locale, count) }),
    voted > 0 && t.votedOn({ voted: number(locale, voted) }),
    until && (voted > 0 ? t.changeUntil({ until }) : watched > 0 && t.voteUntil({ until })),
  ]
    .filter(Boolean)
    .join(locale === 'ja' ? '' : ' ')
}
