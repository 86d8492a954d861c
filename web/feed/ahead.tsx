import { messages } from '../messages/messages.ts'
import { films, index, step } from '../player/player.ts'
import { directorOf } from '../words/film.ts'
import { FilmTitle } from '../words/film-title.tsx'
import s from './ahead.module.css'

/** Where there is room beside a film: the one that comes next, by its poster. A press goes on to it. */
export default () => {
  const t = messages('feed')
  const next = films.value[index.value + 1]?.film
  if (!next) return null
  return (
    <button type="button" class={s.ahead} onClick={() => step(1)}>
      <span class={s.words}>
        <span class="label">{t.next}</span>
        <b class="serif" key={next.id}>
          <FilmTitle of={next} />
        </b>
        <span class="small dim" translate={false}>
          {directorOf(next)}
        </span>
      </span>
      {next.media.poster ? <img key={next.id} src={next.media.poster} alt="" /> : <i />}
    </button>
  )
}
