import { useEffect, useRef } from 'preact/hooks'
import type { FilmView } from '#contract/film.ts'
import { locale, messages } from '../messages/messages.ts'
import { IconButton } from '../ui/button.tsx'
import { titleOf } from '../words/film.ts'
import { PlayAndSound } from './acts.tsx'
import { choices, choose } from './choices.ts'
import { keepMoving } from './held.ts'
import s from './in-place.module.css'
import { PlayTime } from './play-time.tsx'
import { pause, video } from './playback.ts'
import { Screen } from './screen.tsx'
import { attach, detach, wayToStart, wayToWatch } from './source.ts'
import { TimeLine } from './time-line.tsx'
import { giveTracks } from './tracks.ts'

/**
 * One film in the flow of a page, for those who look at it as their work: the same captions, time line and scenes as
 * everywhere. It waits until it is started, and what is watched here counts for nobody. `otherwise` stands where there
 * is nothing to watch yet.
 */
export const InPlace = ({ film, otherwise }: { film: FilmView; otherwise: string }) => {
  const t = messages('player')
  const frame = useRef<HTMLDivElement>(null)
  const element = useRef<HTMLVideoElement>(null)
  const { media } = film
  useEffect(() => {
    const player = element.current
    const way = wayToWatch(media, player?.clientWidth ?? 0)
    if (!player || !way) return
    giveTracks(player, film)
    void attach(player, way, wayToStart(media))
    video.value = player
    pause()
    const stop = keepMoving(player)
    return () => {
      stop()
      detach(player)
      video.value = null
    }
  }, [film.id])
  if (!media.start && !media.master) return <p class={s.none}>{otherwise}</p>
  const shown = choices.value.captions !== 'off'
  return (
    <div class={`stage ${s.place}`} ref={frame}>
      <div class={s.box}>
        {/* biome-ignore lint/a11y/useMediaCaption: it is given the captions its makers gave the film */}
        <video
          ref={element}
          class={s.film}
          playsInline
          preload="metadata"
          poster={media.poster ?? undefined}
          onEnded={pause}
          aria-hidden="true"
          tabIndex={-1}
        />
        <Screen film={film} label={titleOf(film)} />
        <TimeLine film={film} />
      </div>
      <div class={s.acts}>
        <PlayAndSound />
        {media.captions.length > 0 && (
          <IconButton
            icon={locale === 'ja' ? 'captions' : 'captions-en'}
            label={t.captions}
            pressed={shown}
            onClick={() => choose({ captions: shown ? 'off' : 'auto' })}
          />
        )}
        {document.fullscreenEnabled && (
          <IconButton
            icon="frame"
            label={t.fullScreen}
            onClick={() =>
              void (
                document.fullscreenElement ? document.exitFullscreen() : frame.current?.requestFullscreen()
              )?.catch(() => {})
            }
          />
        )}
        <PlayTime durationMs={film.durationMs} short />
      </div>
    </div>
  )
}
