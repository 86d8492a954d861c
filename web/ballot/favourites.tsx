import { useSignal } from '@preact/signals'
import type { Favourite } from '#contract/ballot.ts'
import { me } from '../account/session.ts'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { titleOf } from '../words/film.ts'
import { FilmTitle } from '../words/film-title.tsx'
import { inWords } from '../words/kanji.ts'
import type { Face } from './face.ts'
import s from './favourites.module.css'
import { awardOf, Head, untilOf } from './head.tsx'
import { send } from './kept.ts'
import slip from './slip.module.css'

/** The places of the voter's favourites: this film takes the next, or swaps one out. */
export const Favourites = ({ state, one, sending, vote, onClose }: Face) => {
  const t = messages('ballot')
  const out = useSignal<string | null>(null)
  const others = state.favourites.filter(({ filmId }) => filmId !== one.film.id)
  const isIn = state.mine !== null
  const free = state.most - others.length
  const full = !isIn && free <= 0
  const swap = async (filmId: string) => {
    const ballot = { filmId, editionId: state.editionId ?? '', mark: 0, personId: me.value?.id ?? '' }
    if (await send(ballot).catch(() => null)) vote(1)
  }
  return (
    <>
      <Head label={t.chooseUpTo({ award: awardOf(state), most: inWords(state.most) })} />
      <h1 class="serif">
        <FilmTitle of={one.film} />
      </h1>
      <ul class={state.most > 5 ? `${s.slots} ${s.many}` : s.slots}>
        {others.map((favourite) => (
          <li key={favourite.filmId}>
            {full ? (
              <button
                type="button"
                class={out.value === favourite.filmId ? s.out : undefined}
                aria-pressed={out.value === favourite.filmId}
                aria-label={t.swapOut({ title: titleOf(favourite) })}
                onClick={() => {
                  out.value = favourite.filmId
                }}
              >
                <Poster favourite={favourite} />
              </button>
            ) : (
              <Poster favourite={favourite} />
            )}
          </li>
        ))}
        {!full && (
          <li class={s.me}>
            <Poster
              favourite={{ filmId: one.film.id, title: one.film.title, poster: one.film.media.poster }}
              alt={t.thisFilm}
            />
          </li>
        )}
        {Array.from({ length: Math.max(0, free - 1) }, (_, at) => (
          <li key={`free ${at}`} class={s.no}>
            <span class="unseen">{t.freePlace}</span>
          </li>
        ))}
      </ul>
      <p class={`small dim ${slip.said}`}>
        {full ? t.full : isIn ? t.chosen : t.leaves({ left: free - 1, words: inWords(free - 1) })}
      </p>
      <div class={s.act}>
        {isIn ? (
          <Button kind="line" wide busy={sending !== null && t.sending} onClick={() => vote(0)}>
            {t.letOut}
          </Button>
        ) : (
          <Button
            kind="accent"
            wide
            busy={sending !== null && t.sending}
            unavailable={full && out.value === null && t.full}
            onClick={() => (full && out.value ? void swap(out.value) : vote(1))}
          >
            {full ? t.swap : t.chooseFilm}
          </Button>
        )}
      </div>
      <div class={slip.foot}>
        <span class="small dim fig">{untilOf(state)}</span>
        <Button kind="text" onClick={onClose}>
          {isIn ? t.nextTo : t.notNowChoose}
        </Button>
      </div>
    </>
  )
}

const Poster = ({ favourite, alt = titleOf(favourite) }: { favourite: Favourite; alt?: string }) =>
  favourite.poster ? <img src={favourite.poster} alt={alt} /> : <span class={s.dark}>{alt}</span>
