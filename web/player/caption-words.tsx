import { useLayoutEffect, useRef } from 'preact/hooks'
import s from './captions.module.css'
import type { CaptionSize } from './choices.ts'

/** Whether captions of a language stand upright, unless chosen otherwise. */
export const isUpright = (language: string): boolean => language.startsWith('ja')

/**
 * Cues as they look on the picture, with ruby beside its letters and the name of who speaks before what is said. Their
 * WebVTT is read by the browser. Upright at the right, or level at the foot; `still` leaves the place to what is around.
 */
export const CaptionWords = ({
  cues,
  language,
  vertical,
  box = false,
  size = 'usual',
  still = false,
}: {
  cues: readonly VTTCue[]
  language: string
  vertical: boolean
  box?: boolean
  size?: CaptionSize
  still?: boolean
}) => {
  const place = useRef<HTMLParagraphElement>(null)
  useLayoutEffect(() => {
    place.current?.replaceChildren(...cues.map(wordsOf))
  }, [cues])
  const looks = [s.caption, vertical ? s.vertical : s.level, box && s.box, !still && s.placed]
  return <p ref={place} class={looks.filter(Boolean).join(' ')} lang={language} data-size={size} />
}

/** A cue's words with ruby and with the name of who speaks. */
export const wordsOf = (cue: VTTCue): HTMLElement => {
  const words = document.createElement('span')
  words.append(cue.getCueAsHTML())
  for (const speech of words.querySelectorAll<HTMLElement>('span[title]')) {
    const name = speech.title
    speech.removeAttribute('title')
    // many files say the name twice
    if (speech.textContent.startsWith(name)) continue
    const who = document.createElement('b')
    who.className = s.who ?? ''
    who.textContent = name
    speech.prepend(who)
  }
  return words
}
