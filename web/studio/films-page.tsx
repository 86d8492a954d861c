import { useEffect } from 'preact/hooks'
import type { EntryView } from '#contract/entry.ts'
import type { FilmDraft } from '#contract/film.ts'
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

/** Everything I have made or begun, newest first. */
export default () => {
  const t = messages('studio')
  const mine = useLoad(async () => {
    if (!(await loadMe())) {
      go(signInAddress('/studio'), { replace: true })
      return null
    }
    const [{ films }, { entries }, { threads }] = await Promise.all([
      call('GET /me/films', {}),
      call('GET /me/entries', {}),
      call('GET /me/threads', {}),
    ])
    return { films, entries, threads }
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
  const { films, entries, threads } = mine.data
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
      <TopBar title={t.myFilms} />
      <NewlyOnShow films={films} entries={entries} />
      <ul class={`gutter ${s.list}`}>
        {films.map((film) => (
          <Line
            key={film.film.id}
            film={film}
            entry={entries.find((entry) => entry.film.id === film.film.id)}
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
  entry,
  thread,
}: {
  film: FilmDraft
  entry?: EntryView
  /** What the festival wrote and the maker has not read. */
  thread?: ThreadMark
}) => {
  const t = messages('studio')
  const state = stateOf(film)
  const to =
    state === 'sending'
      ? `/submit/${film.film.id}`
      : thread
        ? `/entries/${thread.entryId}#thread`
        : entry
          ? `/entries/${entry.id}`
          : film.postedAt
            ? `/studio/${film.film.id}`
            : `/submit/${film.film.id}`
  return (
    <li>
      <a href={to}>
        <figure>{film.film.media.poster && <img src={film.film.media.poster} alt="" />}</figure>
        <div>
          <h2 class="serif">{titleOrNone(film.film)}</h2>
          {entry && (
            <p class="small fig">
              {t.entered({ edition: said(entry.edition.name), number: numberOf(entry.number) })}
            </p>
          )}
          <p
            class={`small ${state === 'refused' || state === 'removed' || state === 'failed' ? s.bad : 'dim'}`}
          >
            {entry?.withdrawal ? t.states.withdrawn : t.states[state]}
          </p>
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
