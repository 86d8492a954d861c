import { useEffect } from 'preact/hooks'
import type { LinkedThread } from '#contract/thread.ts'
import { signInAddress } from '../account/session.ts'
import { call, Refused } from '../call.ts'
import { useEvery, useLoad } from '../load.ts'
import { messages } from '../messages/messages.ts'
import { sentenceOf } from '../refused.ts'
import type { PageProps } from '../router.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import '../ui/fonts-later.ts'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { StatePage } from '../ui/state-page.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { titleOf } from '../words/film.ts'
import { said } from '../words/said.ts'
import { day } from '../words/time.ts'
import { Composer } from './composer.tsx'
import { doorOfLink } from './door.ts'
import { Log } from './log.tsx'
import s from './thread.module.css'

/** Where the link of a letter leads: the thread, and an answer without signing in. */
export default ({ params }: PageProps) => {
  const t = messages('thread')
  const token = params.token ?? ''
  const load = useLoad((signal) => call('GET /threads/:token', { params: { token }, signal }), [token])
  useEvery(load.data ? 15_000 : null, load.again)
  useEffect(() => {
    document.title = `${t.linkTitle} · Verticale`
  }, [])
  if (load.error instanceof Refused && load.error.code.startsWith('thread_link_'))
    return <Ended error={load.error} />
  if (!load.data) return load.error ? <FailedPage error={load.error} again={load.again} /> : null
  return <Open linked={load.data} token={token} took={load.set} />
}

const Open = ({
  linked,
  token,
  took,
}: {
  linked: LinkedThread
  token: string
  took: (linked: LinkedThread) => void
}) => {
  const t = messages('thread')
  const { thread, edition, as, expiresAt } = linked
  const door = doorOfLink(token, took)
  const until = day(expiresAt, edition.timeZone)
  return (
    <main class={`column gutter ${s.page}`}>
      <TopBar title={t.linkTitle} back={false}>
        <LanguageSwitch />
      </TopBar>
      <p class="label">{t.linkAbout({ edition: said(edition.name) })}</p>
      <h1 class="serif">{titleOf(thread)}</h1>
      <p class="small dim">
        {as.guardian ? t.linkAsGuardian({ name: as.name, until }) : t.linkAs({ name: as.name, until })}
      </p>
      <Log thread={thread} door={door} zone={edition.timeZone} />
      <Composer thread={thread} door={door} onSent={(next) => took({ ...linked, thread: next })} />
      <ButtonLink kind="text" href="/">
        {messages('common').toFeed}
      </ButtonLink>
    </main>
  )
}

/** Why the link is no use (any more), in words, and the way that is left. */
const Ended = ({ error }: { error: Refused }) => {
  const t = messages('thread')
  return (
    <StatePage
      title={t.linkFailed}
      text={sentenceOf(error)}
      top={
        <TopBar back={false}>
          <LanguageSwitch />
        </TopBar>
      }
      acts={
        error.code === 'thread_link_expired' ? (
          <ButtonLink wide href={signInAddress('/studio')}>
            {t.signIn}
          </ButtonLink>
        ) : (
          <ButtonLink wide kind="line" href="/">
            {messages('common').toFeed}
          </ButtonLink>
        )
      }
    />
  )
}
