import { useRef } from 'preact/hooks'
import type { FilmView } from '#contract/film.ts'
import { messages } from '../messages/messages.ts'
import { Captions } from './captions.tsx'
import { useGestures } from './gestures.ts'
import { hurried, pause, paused, play, scrubbing } from './playback.ts'
import s from './screen.module.css'
import { StallSign } from './stall-sign.tsx'
import { TroubleNotice } from './trouble-notice.tsx'

/**
 * The layer over the stage: captions, what keeps the film from playing, and touch. In a feed (`swipes`) a swipe, a
 * turn of the wheel or a key goes on to the next film; elsewhere a touch plays and pauses. `film` is null where the
 * reel has come to its end.
 */
export const Screen = ({
  film,
  label,
  swipes,
}: {
  film: FilmView | null
  label: string
  /** Called with every touch. */
  swipes?: () => void
}) => {
  const layer = useRef<HTMLElement>(null)
  useGestures(layer, swipes ?? null)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the play button does the same
    <section
      class={swipes ? `${s.screen} ${s.swipes}` : s.screen}
      ref={layer}
      aria-label={label}
      onClick={swipes ? undefined : () => (paused.value ? play() : pause())}
    >
      {swipes && paused.value && film && <p class={s.paused} aria-hidden="true" />}
      {film && scrubbing.value === null && <Captions film={film} />}
      {film && hurried.value && (
        <p class={`fig ${s.hurried}`} role="status">
          {messages('player').hurried}
        </p>
      )}
      {film && <StallSign />}
      <TroubleNotice />
    </section>
  )
}
