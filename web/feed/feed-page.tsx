import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { EarningFrame } from '../ballot/earning-frame.tsx'
import { Slip, slip } from '../ballot/slip-slot.tsx'
import { lazy } from '../lazy.tsx'
import { locale, messages } from '../messages/messages.ts'
import { useNavAway } from '../nav/away.ts'
import { editionHere } from '../nav/places.ts'
import {
  Acts,
  choices,
  current,
  edition,
  ended,
  films,
  index,
  more,
  PlayTime,
  playback,
  Screen,
  step,
  TimeLine,
  useStage,
  useWatching,
  voting,
} from '../player/player.ts'
import type { PageProps } from '../router.tsx'
import { covered, path, rename } from '../steps.ts'
import { Icon } from '../ui/icon.tsx'
import { printInk } from '../ui/ink.ts'
import { Obi } from '../ui/marks.tsx'
import { creditLine, directorOf, titleOf } from '../words/film.ts'
import { FilmTitle } from '../words/film-title.tsx'
import { PersonName } from '../words/person-name.tsx'
import { Synopsis } from '../words/synopsis.tsx'
import { upright } from '../words/upright.ts'
import s from './feed.module.css'
import { Unready } from './feed-states.tsx'
import { addressHere, open, state } from './queue.ts'

const Ahead = lazy(() => import('./ahead.tsx'))
const FirstTime = lazy(() => import('./first-time.tsx'))
const SeenAll = lazy(() => import('./seen-all.tsx'))

/** Whether there is room for more than a film and its words. */
const roomy = matchMedia('(min-aspect-ratio: 6/5) and (min-width: 1080px)').matches

/** A film that is looked at for so long is where this tab is. */
const settledMs = 600

const isHere = (pathname: string): boolean => /^\/(films\/[^/]+\/?)?$/.test(pathname)

/** The film on the screen has the address: a reload, a tab that was thrown away and a copied address lead to it. */
const useAddress = (shown: boolean, filmId: string | undefined) =>
  useEffect(() => {
    if (!shown) return
    // a page that is about to be left has nothing more to say of where it is
    const timer = setTimeout(() => isHere(path.value) && rename(addressHere()), settledMs)
    return () => clearTimeout(timer)
  }, [shown, filmId])

/** Whoever has signed in for a film goes on with its vote; an earlier vote is known before they ask. */
const useToVote = (wanted: boolean, filmId: string | undefined) =>
  useEffect(() => {
    if (!wanted || !filmId) return
    rename(addressHere())
    slip.prepare()
    slip.open(filmId)
  }, [wanted && filmId])

/** The edition's feed: one film fills the screen, everything else is in the band under it. */
export default ({ params, query }: PageProps) => {
  const t = messages('feed')
  const touched = useSignal(0)
  const obiAway = useSignal(false)
  const film = current.value?.film

  useEffect(() => {
    void open(query.get('edition') ?? undefined, params.id)
  }, [query.get('edition'), params.id])

  useAddress(state.value === 'ready' && !covered.value, film?.id)
  useToVote(query.has('vote'), film?.id)

  useEffect(() => {
    printInk(edition.value?.ink)
    if (edition.value) editionHere.value = edition.value
  }, [edition.value?.id])

  useStage({ ready: () => state.value === 'ready' })

  const seenMs = useWatching({ exposes: true, atEnd: slip.atEnd })

  // the band hangs for three seconds of play and returns on touch
  useEffect(() => {
    obiAway.value = false
    const timer = setTimeout(() => {
      obiAway.value = !playback.paused.value
    }, 3000)
    return () => clearTimeout(timer)
  }, [film?.id, touched.value, playback.paused.value])

  // whether anything comes after it is known before somebody goes on
  useEffect(() => {
    const timer = setTimeout(() => void more(), 3000)
    return () => clearTimeout(timer)
  }, [film?.id])

  const name = edition.value?.name[locale]
  const toVote = voting.value?.open && !current.value?.own
  const seeking = playback.scrubbing.value !== null
  useNavAway(seeking)
  const atEnd = ended.value && index.value === films.value.length
  return (
    <main class={s.feed}>
      {state.value !== 'ready' && <Unready />}
      {state.value === 'ready' && (
        <>
          <Screen
            film={atEnd ? null : (film ?? null)}
            label={film ? titleOf(film) : t.title}
            swipes={() => touched.value++}
          />
          {atEnd && <SeenAll />}
        </>
      )}
      {name && (
        <Obi
          name={name}
          href={`/e/${edition.value?.slug}`}
          label={t.toEdition({ name })}
          hidden={(obiAway.value && state.value === 'ready' && !atEnd) || seeking}
        />
      )}
      {film && !atEnd && (
        <>
          <TimeLine film={film} neededMs={toVote ? current.value?.watched.neededMs : undefined} />
          <section class={seeking ? `${s.band} ${s.quiet}` : s.band} aria-label={titleOf(film)}>
            <div class={s.head}>
              {/* keyed: a browser that translates the page takes the old text for itself */}
              <h1 key={film.id} class="serif cut" style={upright(titleOf(film))}>
                <a href={`/films/${film.id}/about`}>
                  <FilmTitle of={film} />
                </a>
              </h1>
              <PlayTime durationMs={film.durationMs} />
            </div>
            <p key={film.id} class={`${s.who} cut`} translate={false}>
              <b>
                <PersonName of={directorOf(film)} film={film} />
              </b>
              <span class="dim">{creditLine(film)}</span>
            </p>
            <Synopsis key={film.id} of={film} class={`serif-text ${s.synopsis}`} />
            <div class={s.acts}>
              <Acts film={film} />
              <EarningFrame seenMs={seenMs} />
            </div>
          </section>
        </>
      )}
      <nav
        class={choices.value.buttons ? `${s.steps} ${s.seen}` : s.steps}
        aria-label={t.order}
        hidden={state.value !== 'ready'}
      >
        <button type="button" disabled={index.value === 0} onClick={() => step(-1)}>
          <Icon name="down" small />
          <span>{t.previous}</span>
        </button>
        <button type="button" disabled={atEnd} onClick={() => step(1)}>
          <Icon name="down" small />
          <span>{t.next}</span>
        </button>
      </nav>
      {roomy && state.value === 'ready' && !atEnd && <Ahead />}
      {state.value === 'ready' && !atEnd && <FirstTime touched={touched.value + index.value} />}
      <p class="unseen" aria-live="polite">
        {/* the region stays, what it says is new */}
        <span key={film?.id}>{film && t.film({ n: index.value + 1, title: titleOf(film) })}</span>
        {toVote && current.value?.watched.verified && <span key={`${film?.id} vote`}>{t.canVoteSaid}</span>}
      </p>
      <Slip />
    </main>
  )
}
