import { useEffect } from 'preact/hooks'
import { lazy } from '../lazy.tsx'
import { messages } from '../messages/messages.ts'
import { submitTo } from '../nav/places.ts'
import { edition } from '../player/player.ts'
import { ButtonLink } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { StatePage } from '../ui/state-page.tsx'
import { failure, lookAgain, open, state } from './queue.ts'

const Offline = lazy(() => import('./offline.tsx'))

/** The feed without a film to show. */
export const Unready = () => {
  if (state.value === 'loading') return <p class="unseen">{messages('common').loading}</p>
  if (state.value === 'offline') return <Offline />
  if (state.value === 'failed') return <FailedPage error={failure.value} again={() => void open(undefined)} />
  return <Empty />
}

const lookAgainMs = 2000

/** No film is on show yet: the page looks for the first one by itself. */
const Empty = () => {
  const t = messages('feed')
  useEffect(() => {
    const timer = setInterval(() => void lookAgain(), lookAgainMs)
    return () => clearInterval(timer)
  }, [])
  return (
    <StatePage
      title={t.emptyTitle}
      text={t.emptyText}
      acts={
        <>
          {edition.value && (
            <ButtonLink wide href={`/e/${edition.value.slug}`}>
              {messages('common').aboutEdition}
            </ButtonLink>
          )}
          <ButtonLink kind="line" wide icon="camera" href={submitTo(edition.value)}>
            {messages('common').submit}
          </ButtonLink>
        </>
      }
    />
  )
}
