import type { FilmView } from '#contract/film.ts'
import { messages } from '../../messages/messages.ts'
import s from './entry.module.css'

/** The film as moderators and organisers look at it: the whole picture, with the browser's own controls. */
export const Player = ({ film, note }: { film: FilmView; note?: string }) => (
  <div class={s.player}>
    {film.media.start ? (
      // biome-ignore lint/a11y/useMediaCaption: a film has the captions its makers gave it
      <video
        controls
        playsInline
        preload="metadata"
        src={film.media.start}
        poster={film.media.poster ?? undefined}
        crossOrigin="anonymous"
      >
        {film.media.captions.map((track) => (
          <track
            key={track.language}
            kind="captions"
            src={track.src}
            srclang={track.language}
            label={track.language}
          />
        ))}
      </video>
    ) : (
      <p>{note ?? messages('entries').notWatchable}</p>
    )}
  </div>
)
