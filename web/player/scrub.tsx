import type { FilmView } from '#contract/film.ts'
import { messages } from '../messages/messages.ts'
import { clock } from '../words/time.ts'
import s from './scrub.module.css'

/** The film dims; the frame under the finger, its time and the strip of scenes stand over it. */
export default ({ film, atMs }: { film: FilmView; atMs: number }) => {
  const t = messages('player')
  const board = film.media.storyboard
  const frames = board
    ? Math.min(board.columns * board.rows, Math.max(1, Math.ceil(film.durationMs / board.intervalMs)))
    : 0
  const frameAt = (ms: number) => Math.min(frames - 1, Math.floor(ms / (board?.intervalMs ?? 1)))
  const picture = (n: number, width: number) => {
    if (!board) return {}
    const scale = width / board.frameWidth
    return {
      width: `${width}px`,
      height: `${board.frameHeight * scale}px`,
      backgroundImage: `url(${board.src})`,
      backgroundSize: `${board.columns * width}px ${board.rows * board.frameHeight * scale}px`,
      backgroundPosition: `${-(n % board.columns) * width}px ${-Math.floor(n / board.columns) * board.frameHeight * scale}px`,
    }
  }
  const strip = 8
  const near = Array.from({ length: strip }, (_, i) => frameAt(((i + 0.5) / strip) * film.durationMs))
  const on = Math.min(strip - 1, Math.floor((atMs / film.durationMs) * strip))
  return (
    <div class={s.over} aria-hidden="true">
      <div class={s.now}>
        {board && <figure style={picture(frameAt(atMs), 126)} />}
        <p class={`fig ${s.time}`}>{clock(atMs)}</p>
      </div>
      {board && (
        <div class={s.strip}>
          {near.map((n, i) => (
            <figure key={i} class={i === on ? s.on : undefined}>
              <i style={picture(n, 70)} />
            </figure>
          ))}
        </div>
      )}
      <div class={s.foot}>
        <div>
          <p class="small">{t.seekSlower}</p>
          <p class="label">{t.letGo}</p>
        </div>
        <span class="small fig dim">{clock(film.durationMs)}</span>
      </div>
    </div>
  )
}
