import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { EarningFrame } from '../ballot/earning-frame.tsx'
import { Slip, slip } from '../ballot/slip-slot.tsx'
import { locale, messages } from '../messages/messages.ts'
import { useNavAway } from '../nav/away.ts'
import { editionHere } from '../nav/places.ts'
import {
  Acts,
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
} from '../player/player.ts'
import type { PageProps } from '../router.tsx'
import { printInk } from '../ui/ink.ts'
import { Obi } from '../ui/marks.tsx'
import { creditLine, directorOf, titleOf } from '../words/film.ts'
import { FilmTitle } from '../words/film-title.tsx'
import { upright } from '../words/upright.ts'
import s from './feed.module.css'
import { SeenAll, Unready } from './feed-states.tsx'
import { open, state } from './queue.ts'

/** The edition's feed: one film fills the screen, everything else is in the band under it. */
export default ({ query }: PageProps) => {
  const t = messages('feed')
  const touched = useSignal(0)
  const obiAway = useSignal(false)
  const film = current.value?.film

  useEffect(() => {
    void open(query.get('edition') ?? undefined)
  }, [query.get('edition')])

  useEffect(() => {
    printInk(edition.value?.ink)
    if (edition.value) editionHere.value = edition.value
  }, [edition.value?.id])

  useStage({ ready: () => state.value === 'ready' })

  const unsentMs = useWatching({ exposes: true, atEnd: slip.atEnd })

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
          <TimeLine film={film} neededMs={current.value?.watched.neededMs ?? 0} />
          <section class={seeking ? `${s.band} ${s.quiet}` : s.band} aria-label={titleOf(film)}>
            <div class={s.head}>
              {/* keyed: a browser that translates the page takes the old text for itself */}
              <h1 key={film.id} class="serif cut" style={upright(titleOf(film))}>
                <a href={`/films/${film.id}`}>
                  <FilmTitle of={film} />
                </a>
              </h1>
              <PlayTime durationMs={film.durationMs} />
            </div>
            <p key={film.id} class={`${s.who} cut`} translate={false}>
              <b>{directorOf(film)}</b>
              <span class="dim">{creditLine(film)}</span>
            </p>
            <p key={film.id} class={`serif-text ${s.synopsis}`}>
              {film.synopsis[locale] || film.synopsis.ja || film.synopsis.en}
            </p>
            <div class={s.acts}>
              <Acts film={film} />
              <EarningFrame unsentMs={unsentMs} />
            </div>
          </section>
        </>
      )}
      <nav class={s.steps} hidden={state.value !== 'ready'}>
        <button type="button" disabled={index.value === 0} onClick={() => step(-1)}>
          {t.previous}
        </button>
        <button type="button" disabled={atEnd} onClick={() => step(1)}>
          {t.next}
        </button>
      </nav>
      <p class="unseen" aria-live="polite">
        {/* the region stays, what it says is new */}
        <span key={film?.id}>{film && t.film({ n: index.value + 1, title: titleOf(film) })}</span>
      </p>
      <Slip />
    </main>
  )
}
