import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { FilmView } from '#contract/film.ts'
import { locale } from '../messages/messages.ts'
import { CaptionWords, isUpright } from './caption-words.tsx'
import { choices } from './choices.ts'
import { video } from './playback.ts'

/** Which track to show: the one that was chosen, else that of the page's language, else English, else the first. */
const trackFor = (film: FilmView): string | null => {
  const has = film.media.captions.map(({ language }) => language)
  const chosen = choices.value.captionLanguage
  if (has.includes(chosen)) return chosen
  const wanted = has.find((l) => l.startsWith(locale)) ?? has.find((l) => l.startsWith('en')) ?? has[0]
  return wanted ?? null
}

/** The captions that somebody reads, also where they are not shown. */
export const captionsFor = (film: FilmView) => {
  const language = trackFor(film)
  return film.media.captions.find((one) => one.language === language) ?? null
}

/** What is said now: upright at the right in Japanese, level at the foot elsewhere, unless chosen otherwise. */
export const Captions = ({ film }: { film: FilmView }) => {
  const cues = useSignal<VTTCue[]>([])
  const language = choices.value.captions === 'off' ? null : trackFor(film)
  const player = video.value
  useEffect(() => {
    cues.value = []
    const track = [...(player?.textTracks ?? [])].find((one) => one.language === language)
    for (const one of player?.textTracks ?? []) one.mode = one === track ? 'hidden' : 'disabled'
    if (!track) return
    const changed = () => {
      cues.value = [...(track.activeCues ?? [])] as VTTCue[]
    }
    track.addEventListener('cuechange', changed)
    return () => track.removeEventListener('cuechange', changed)
  }, [player, language, film.id])
  if (!language || cues.value.length === 0) return null
  const { captions, captionBox, captionSize } = choices.value
  const vertical = captions === 'vertical' || (captions === 'auto' && isUpright(language))
  return (
    <CaptionWords
      cues={cues.value}
      language={language}
      vertical={vertical}
      box={captionBox}
      size={captionSize}
    />
  )
}
