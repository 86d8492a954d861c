import { useEffect } from 'preact/hooks'
import type { Evening } from '#contract/ballot.ts'
import { loadMe, me, signInAddress } from '../account/session.ts'
import { call } from '../call.ts'
import { useLoad } from '../load.ts'
import { locale, messages } from '../messages/messages.ts'
import type { PageProps } from '../router.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import '../ui/fonts-later.ts'
import { printInk } from '../ui/ink.ts'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { FilmTitle } from '../words/film-title.tsx'
import { numeral } from '../words/kanji.ts'
import { number } from '../words/plural.ts'
import { clock, day, hour, lastMinute } from '../words/time.ts'
import s from './evening.module.css'

type Film = Evening['films'][number]

/** What I watched and voted in an edition, what is left, and until when votes are given and changed. */
export default ({ params }: PageProps) => {
  const t = messages('evening')
  const { data, error } = useLoad(
    (signal) => call('GET /editions/:id/evening', { params: { id: params.slug ?? '' }, signal }),
    [params.slug],
  )
  useEffect(() => void loadMe().catch(() => {}), [])
  useEffect(() => {
    if (!data) return
    document.title = `${t.title} · ${data.edition.name[locale]}`
    printInk(data.edition.ink)
  }, [data])
  if (!data) return error ? <FailedPage error={error} /> : null
  const { edition, count, watched, voted, voting, films } = data
  const part = (wanted: Part) => films.filter((film) => partOf(film, voting.open) === wanted)
  const sum = (n: number) => t.ofAll({ n: number(locale, n), count: number(locale, count) })
  return (
    <main class={s.page}>
      <TopBar>
        <LanguageSwitch />
      </TopBar>
      <header class={s.head}>
        <p class="label">
          <a href={`/e/${edition.slug}`}>{edition.name[locale]}</a>
        </p>
        <h1 class="serif">{t.title}</h1>
        {count === 0 ? (
          <p class="dim">{t.none}</p>
        ) : (
          <>
            <dl class={s.sums}>
              <dt>{t.watched}</dt>
              <dd class="fig">{sum(watched)}</dd>
              <dt>{t.voted}</dt>
              <dd class="fig">{sum(voted)}</dd>
            </dl>
            <p>{saidOf(data)}</p>
          </>
        )}
        {me.value === null && (
          <p class={s.sign}>
            <span class="small dim">{t.signInText}</span>
            <ButtonLink kind="line" slim href={signInAddress()}>
              {t.signIn}
            </ButtonLink>
          </p>
        )}
      </header>
      {parts.map((name) => {
        const listed = part(name)
        if (listed.length === 0) return null
        return (
          <section key={name} class={s.part}>
            <h2 class="serif">
              {t.parts[name]} <span class="fig dim small">{number(locale, listed.length)}</span>
            </h2>
            <ul class={s.films}>
              {listed.map((film) => (
                <li key={film.filmId}>
                  <Line film={film} part={name} voting={voting} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </main>
  )
}

const parts = ['voted', 'toVote', 'begun', 'left'] as const
type Part = (typeof parts)[number]

const partOf = ({ mark, watched }: Film, open: boolean): Part => {
  if (mark !== null) return 'voted'
  if (watched.verified) return open ? 'toVote' : 'begun'
  return watched.watchedMs > 0 ? 'begun' : 'left'
}

const saidOf = ({ voting: { open, from, until }, edition: { timeZone } }: Evening): string => {
  const t = messages('evening')
  if (open && until) {
    const last = lastMinute(until)
    return t.changeUntil({ until: `${day(last, timeZone, 'weekday')} ${hour(last, timeZone)}` })
  }
  if (from && Date.parse(from) > Date.now())
    return t.opens({ from: `${day(from, timeZone, 'weekday')} ${hour(from, timeZone)}` })
  return from ? t.closed : ''
}

/** A film as one line: its frame, its title, how far it was watched, the vote, and what can be done with it now. */
const Line = ({ film, part, voting }: { film: Film; part: Part; voting: Evening['voting'] }) => {
  const t = messages('evening')
  const { filmId, poster, durationMs, mark, watched } = film
  const votes = voting.open && (part === 'voted' || part === 'toVote')
  const act = votes
    ? part === 'voted'
      ? t.change
      : t.voteOn
    : watched.atMs > 0
      ? t.goOn({ time: clock(watched.atMs) })
      : t.watch
  const given = mark === null ? null : voting.method === 'marks' ? numeral(mark) : t.chosen
  return (
    <a href={`/films/${filmId}${votes ? '?vote' : ''}`}>
      {poster ? <img src={poster} alt="" loading="lazy" /> : <i />}
      <span class={s.words}>
        <b class="serif-text">
          <FilmTitle of={film} />
        </b>
        <span class="small dim fig">{clock(durationMs)}</span>
        <span class={`small ${s.act}`}>{act}</span>
      </span>
      {given && (
        <strong class={voting.method === 'marks' ? s.mark : s.chosen} title={t.mark({ mark: given })}>
          {given}
        </strong>
      )}
    </a>
  )
}
