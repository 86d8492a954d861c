import { useEffect } from 'preact/hooks'
import type { EntryView } from '#contract/entry.ts'
import type { FilmDraft } from '#contract/film.ts'
import type { GuardianConsent } from '#contract/guardian.ts'
import type { ThreadMark } from '#contract/thread.ts'
import { loadMe, signInAddress } from '../account/session.ts'
import { call } from '../call.ts'
import { useEvery, useLoad } from '../load.ts'
import { messages } from '../messages/messages.ts'
import { go } from '../steps.ts'
import { ButtonLink } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { Icon } from '../ui/icon.tsx'
import { StatePage } from '../ui/state-page.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { said } from '../words/said.ts'
import { numberOf, stateOf, titleOrNone } from './film-words.ts'
import s from './films.module.css'
import { NewlyOnShow } from './newly-on-show.tsx'
import { News } from './news.tsx'
import { resumeAll } from './sending.ts'
import { todosOf } from './todo.ts'

/** Everything I have made or begun, newest first. */
export default () => {
  const t = messages('studio')
  const mine = useLoad(async () => {
    if (!(await loadMe())) {
      go(signInAddress('/studio'), { replace: true })
      return null
    }
    const [{ films }, { entries }, { threads }, consents] = await Promise.all([
      call('GET /me/films', {}),
      call('GET /me/entries', {}),
      call('GET /me/threads', {}),
      call('GET /me/guardian-consents', {}),
    ])
    return { films, entries, threads, consents }
  }, [])
  useEffect(() => {
    document.title = `${t.myFilms} · Verticale`
    void resumeAll()
  }, [])
  useEvery(
    mine.data?.films.some(
      ({ preparation }) => preparation?.state === 'working' || preparation?.state === 'waiting',
    )
      ? 4000
      : null,
    mine.again,
  )
  if (mine.error && !mine.data) return <FailedPage error={mine.error} again={mine.again} />
  if (!mine.data) return null
  const { films, entries, threads, consents } = mine.data
  const acts = (
    <ButtonLink wide href="/submit">
      {t.submit}
    </ButtonLink>
  )
  if (films.length === 0)
    return (
      <StatePage top={<TopBar title={t.myFilms} />} title={t.noFilmsTitle} text={t.noFilmsText} acts={acts} />
    )
  return (
    <main class={`column ${s.page}`}>
      <TopBar title={<h1>{t.myFilms}</h1>} />
      <NewlyOnShow films={films} entries={entries} />
      <ul class={`gutter ${s.list}`}>
        {films.map((film) => (
          <Line
            key={film.film.id}
            film={film}
            entries={entries.filter((entry) => entry.film.id === film.film.id)}
            consents={consents}
            thread={threads.find(({ filmId, unread }) => filmId === film.film.id && unread > 0)}
          />
        ))}
      </ul>
      <News />
      <div class={`gutter ${s.acts}`}>{acts}</div>
    </main>
  )
}

const Line = ({
  film,
  entries,
  consents,
  thread,
}: {
  film: FilmDraft
  /** Newest first. */
  entries: EntryView[]
  consents: GuardianConsent[]
  /** What the festival wrote and the maker has not read. */
  thread?: ThreadMark
}) => {
  const t = messages('studio')
  const m = messages('maker')
  const state = stateOf(film)
  const standing = entries.filter(({ withdrawal, disqualification }) => !withdrawal && !disqualification)
  const [todo] = todosOf({
    draft: film,
    timelines: entries.map((entry) => ({ entry, mayReplace: false })),
    consent: consentIn(consents, standing[0]?.edition.id ?? null),
    unread: thread ? [thread.entryId] : [],
  })
  const { id } = film.film
  const isSent = film.postedAt !== null || film.film.media.start !== null
  const to = state === 'sending' || !isSent ? `/submit/${id}` : `/studio/${id}${thread ? '#thread' : ''}`
  const [shown = entries[0]] = standing
  return (
    <li>
      <a href={to}>
        <figure>{film.film.media.poster && <img src={film.film.media.poster} alt="" />}</figure>
        <div>
          <h2 class="serif">{titleOrNone(film.film)}</h2>
          {shown && (
            <p class="small fig">
              {t.entered({ edition: said(shown.edition.name), number: numberOf(shown.number) })}
            </p>
          )}
          {todo ? (
            <p class={`small ${todo.turn === 'mine' ? s.mine : 'dim'}`}>
              {todo.turn === 'mine' && <b>{m.turn.mine}</b>}
              {m.todo[todo.what].title}
            </p>
          ) : (
            <p class="small dim">{shown?.withdrawal ? t.states.withdrawn : t.states[state]}</p>
          )}
          {thread && (
            <p class={`small ${s.unread}`}>
              <Icon name="talk" small />
              {messages('thread').unreadMine({ n: thread.unread })}
            </p>
          )}
        </div>
      </a>
    </li>
  )
}

/** With the guardian's consent for that place, as far as the list tells it. */
const consentIn = (consents: readonly GuardianConsent[], editionId: string | null) => {
  const here = consents.filter((one) => one.editionId === editionId)
  return here.some(({ standing }) => standing === 'given') ? 'given' : (here[0]?.standing ?? 'needed')
}
