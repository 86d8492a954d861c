import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { FilmView } from '#contract/film.ts'
import { locale } from '../messages/messages.ts'
import s from './captions.module.css'
import { choices } from './choices.ts'
import { video } from './playback.ts'

/** Which track to show: the page's language, else English, else the first. Not when it is what is spoken. */
const trackFor = (film: FilmView): string | null => {
  const has = film.media.captions.map(({ language }) => language)
  const wanted = has.find((l) => l.startsWith(locale)) ?? has.find((l) => l.startsWith('en')) ?? has[0]
  return wanted ?? null
}

/** The current line: upright at the right in Japanese, level at the foot elsewhere, unless chosen otherwise. */
export const Captions = ({ film }: { film: FilmView }) => {
  const lines = useSignal<string[]>([])
  const language = choices.value.captions === 'off' ? null : trackFor(film)
  const player = video.value
  useEffect(() => {
    lines.value = []
    const track = [...(player?.textTracks ?? [])].find((one) => one.language === language)
    for (const one of player?.textTracks ?? []) one.mode = one === track ? 'hidden' : 'disabled'
    if (!track) return
    const changed = () => {
      lines.value = [...(track.activeCues ?? [])].flatMap((cue) =>
        (cue as VTTCue).text.replace(/<[^<>]*>/g, '').split('\n'),
      )
    }
    track.addEventListener('cuechange', changed)
    return () => track.removeEventListener('cuechange', changed)
  }, [player, language, film.id])
  if (!language || lines.value.length === 0) return null
  const { captions, captionBox } = choices.value
  const vertical = captions === 'vertical' || (captions === 'auto' && language.startsWith('ja'))
  return (
    <p
      class={[s.caption, vertical ? s.vertical : s.level, captionBox && s.box].filter(Boolean).join(' ')}
      lang={language}
    >
      <span>
        {lines.value.map((line, i) => (
          <>
            {i > 0 && <br />}
            {line}
          </>
        ))}
      </span>
    </p>
  )
}
